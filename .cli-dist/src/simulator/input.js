import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from "./aws-error.js";
/**
 * Reads a request's input against the SDK's schema of the operation: drops nulls and members that AWS does not model,
 * and refuses values of the wrong type with SerializationException, as the front ends of AWS do.
 */
export function readInput(entry, body) {
    return readStruct(NormalizedSchema.of(entry.input()), body, '');
}
function read(schema, value, path) {
    if (schema.isStructSchema())
        return readStruct(schema, value, path);
    if (schema.isListSchema())
        return readList(schema, value, path);
    if (schema.isMapSchema())
        return readMap(schema, value, path);
    return readScalar(schema, value, path);
}
function readStruct(schema, value, path) {
    if (!isRecord(value))
        throw wrongType(path, 'a structure');
    const result = {};
    for (const [name, member] of schema.structIterator()) {
        const given = Object.hasOwn(value, name) ? value[name] : undefined;
        if (given !== undefined && given !== null)
            result[name] = read(member, given, path ? `${path}.${name}` : name);
    }
    return result;
}
function readList(schema, value, path) {
    if (!Array.isArray(value))
        throw wrongType(path, 'a list');
    const member = schema.getValueSchema();
    return value.filter((item) => item !== null).map((item, index) => read(member, item, `${path}[${index}]`));
}
function readMap(schema, value, path) {
    if (!isRecord(value))
        throw wrongType(path, 'a map');
    const member = schema.getValueSchema();
    const entries = Object.entries(value).filter(([, item]) => item !== null);
    return Object.fromEntries(entries.map(([key, item]) => [key, read(member, item, `${path}.${key}`)]));
}
function readScalar(schema, value, path) {
    const expected = scalarType(schema);
    if (expected && typeof value !== expected)
        throw wrongType(path, `a ${expected}`);
    return value;
}
function scalarType(schema) {
    // A blob travels as base64.
    if (schema.isStringSchema() || schema.isBlobSchema())
        return 'string';
    if (schema.isBooleanSchema())
        return 'boolean';
    if (schema.isNumericSchema() || schema.isTimestampSchema())
        return 'number';
    return undefined;
}
function wrongType(path, expected) {
    return new AwsError('SerializationException', `${path || 'input'} must be ${expected}`);
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
