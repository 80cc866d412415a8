import { NormalizedSchema } from '@smithy/core/schema';
/** Throws the set's refusal when a required member of the operation's input is missing or a member is out of bounds. */
export function checkConstraints(operation, input, set) {
    const [first, ...others] = structViolations(NormalizedSchema.of(operation.input()), input, { path: '', set });
    if (first)
        throw set.refuse([first, ...others]);
}
function* structViolations(schema, struct, { path, set }) {
    const required = requiredCount(schema);
    let index = 0;
    for (const [name, member] of schema.structIterator()) {
        const at = { path: `${path}${name.charAt(0).toLowerCase()}${name.slice(1)}`, set };
        const value = struct[name];
        const constraint = set.members[`${schema.getName()}.${name}`] ?? set.members[name] ?? {};
        if (value !== undefined)
            yield* valueViolations({ schema: member, constraint }, value, at);
        else if (index < required)
            yield { path: at.path, value, constraint: 'Member must not be null' };
        index++;
    }
}
/** The SDK's schemas list required members first and end with their number. */
function requiredCount(schema) {
    const struct = schema.getSchema();
    return Array.isArray(struct) && typeof struct[6] === 'number' ? struct[6] : 0;
}
function* valueViolations({ schema, constraint }, value, at) {
    const unmet = [...demands(constraint, value), ...partDemands({ schema, constraint }, value)];
    for (const text of unmet)
        yield { path: at.path, value, constraint: text };
    if (schema.isStructSchema())
        yield* structViolations(schema, value, { ...at, path: `${at.path}.` });
    if (!schema.isListSchema() || !schema.getValueSchema().isStructSchema())
        return;
    for (const [index, item] of value.entries()) {
        const path = `${at.path}.${index + 1}.member.`;
        yield* structViolations(schema.getValueSchema(), item, { ...at, path });
    }
}
/** AWS names a list or map as a whole when one of its texts is out of bounds. */
function partDemands({ schema, constraint: { each = {}, eachKey = {} } }, value) {
    if (schema.isListSchema())
        return firstOf('Member', each, value);
    if (!schema.isMapSchema())
        return [];
    const map = value;
    return [...firstOf('Map keys', eachKey, Object.keys(map)), ...firstOf('Map value', each, Object.values(map))];
}
function firstOf(subject, constraint, parts) {
    const unmet = parts.flatMap((part) => demands(constraint, part));
    return unmet.slice(0, 1).map((text) => `${subject} must satisfy constraint: [${text}]`);
}
function demands({ min, max, pattern, values }, value) {
    const size = sizeOf(value);
    const quality = typeof value === 'number' ? 'value' : 'length';
    const unmet = [];
    if (values && !values.includes(value))
        unmet.push(`satisfy enum value set: [${values.join(', ')}]`);
    if (min !== undefined && size < min)
        unmet.push(`have ${quality} greater than or equal to ${min}`);
    if (max !== undefined && size > max)
        unmet.push(`have ${quality} less than or equal to ${max}`);
    if (pattern && typeof value === 'string' && !whole(pattern).test(value)) {
        unmet.push(`satisfy regular expression pattern: ${pattern}`);
    }
    return unmet.map((text) => `Member must ${text}`);
}
function sizeOf(value) {
    if (typeof value === 'number')
        return value;
    if (typeof value === 'string' || Array.isArray(value))
        return value.length;
    return Object.keys(value).length;
}
const compiled = new Map();
function whole(pattern) {
    let expression = compiled.get(pattern);
    if (!expression) {
        expression = new RegExp(`^(?:${pattern})$`, 'u');
        compiled.set(pattern, expression);
    }
    return expression;
}
