import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from "../aws-error.js";
/**
 * Reads the parameters of a query request (`Tags.member.1.Key=…`) into the form that a JSON body would have. Parameters that
 * AWS does not model are ignored; a number, boolean or index that AWS's front end would not read is MalformedInput.
 */
export function readQueryInput(entry, form) {
    return readStruct(NormalizedSchema.of(entry.input()), branchesOf(form));
}
function branchesOf(form) {
    const root = { children: new Map() };
    for (const [name, text] of form) {
        let branch = root;
        for (const segment of name.split('.')) {
            const child = branch.children.get(segment) ?? { children: new Map() };
            branch.children.set(segment, child);
            branch = child;
        }
        branch.text = text;
    }
    return root;
}
function read(schema, branch) {
    if (schema.isStructSchema())
        return readStruct(schema, branch);
    if (schema.isListSchema())
        return indexed(branch, 'member').map((item) => read(schema.getValueSchema(), item));
    if (schema.isMapSchema())
        return readMap(schema, branch);
    return readScalar(schema, branch.text ?? '');
}
function readStruct(schema, branch) {
    const result = {};
    for (const [name, member] of schema.structIterator()) {
        const child = branch.children.get(name);
        if (child)
            result[name] = read(member, child);
    }
    return result;
}
function readMap(schema, branch) {
    const entries = indexed(branch, 'entry').map((item) => [
        item.children.get('key')?.text ?? '',
        read(schema.getValueSchema(), item.children.get('value') ?? { text: '', children: new Map() }),
    ]);
    return Object.fromEntries(entries);
}
/** The items `member.1`, `member.2` … in order of their numbers; a bare `Name=` is an empty list. */
function indexed(branch, segment) {
    const items = [...(branch.children.get(segment)?.children ?? [])];
    return items
        .map(([text, item]) => ({ index: readIndex(text), item }))
        .sort((left, right) => left.index - right.index)
        .map(({ item }) => item);
}
function readIndex(text) {
    if (!/^0*[1-9]\d*$/.test(text))
        throw malformed(text);
    return Number(text);
}
function readScalar(schema, text) {
    if (schema.isBooleanSchema())
        return readBoolean(text);
    if (schema.isNumericSchema())
        return readInteger(text);
    if (schema.isTimestampSchema())
        return readTimestamp(text);
    return text;
}
function readBoolean(text) {
    const value = { true: true, '1': true, false: false, '0': false }[text];
    if (value === undefined)
        throw malformed(text);
    return value;
}
function readInteger(text) {
    const value = Number(text);
    if (!/^[+-]?\d+$/.test(text) || value < -(2 ** 31) || value >= 2 ** 31)
        throw malformed(text);
    return value;
}
function readTimestamp(text) {
    const milliseconds = Date.parse(text);
    if (Number.isNaN(milliseconds))
        throw malformed(text);
    return milliseconds / 1000;
}
function malformed(text) {
    return new AwsError('MalformedInput', `The value '${text}' could not be read.`);
}
