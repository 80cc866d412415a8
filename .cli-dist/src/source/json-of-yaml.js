import { isAlias, isMap, isScalar, isSeq, Scalar } from 'yaml';
import { isObject } from "../lib/json.js";
const maximumDepth = 64;
const maximumValues = 100_000;
/**
 * The value of a YAML tree: null members left out, anchors and merge keys followed. Every place that cannot be taken is a finding
 * and null in the value. Values that aliases repeat are shared.
 */
export function jsonOfYaml(node) {
    const conversion = { anchors: new Map(), findings: [], values: 0 };
    const content = node === null ? null : convert(node, conversion, 0);
    return { content, findings: conversion.findings };
}
function convert(node, conversion, depth) {
    conversion.values += 1;
    if (isAlias(node))
        return aliasValue(node.source, node, conversion);
    if (depth > maximumDepth)
        return refuse(node, `values are nested more than ${maximumDepth} deep`, conversion);
    const { anchor } = node;
    if (anchor === undefined)
        return convertContent(node, conversion, depth);
    const before = conversion.values;
    conversion.anchors.set(anchor, 'open');
    const value = convertContent(node, conversion, depth);
    conversion.anchors.set(anchor, { value, values: conversion.values - before + 1 });
    return value;
}
function convertContent(node, conversion, depth) {
    if (isMap(node))
        return convertMap(node, conversion, depth);
    if (isSeq(node))
        return node.items.map((item) => convert(item, conversion, depth + 1));
    return isScalar(node) ? convertScalar(node, conversion) : null;
}
function aliasValue(name, node, conversion) {
    const anchor = conversion.anchors.get(name);
    if (anchor === undefined)
        return refuse(node, `there is no anchor "${name}" before this alias`, conversion);
    if (anchor === 'open')
        return refuse(node, `the alias "${name}" stands inside of what it names`, conversion);
    conversion.values += anchor.values;
    if (conversion.values <= maximumValues)
        return anchor.value;
    return refuse(node, `aliases make more than ${maximumValues} values of this document`, conversion);
}
function convertScalar(node, conversion) {
    const { value, source } = node;
    if (typeof value !== 'number')
        return value;
    // Messages never quote a value: it may be secret.
    if (!Number.isFinite(value))
        return refuse(node, 'JSON has no such number', conversion);
    const lost = lostDigits(value, source);
    if (lost !== undefined) {
        const message = `this is a number, and its ${lost} are lost`;
        conversion.findings.push({ ...extent(node), message, suggestion: 'quote it', severity: 'warning' });
    }
    return value;
}
function lostDigits(value, source) {
    if (/^[-+]?0\d/.test(source))
        return 'leading zeros';
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? 'last digits' : undefined;
}
function convertMap(map, conversion, depth) {
    const result = {};
    const names = new Set();
    const merged = [];
    for (const pair of map.items) {
        const value = pair.value === null ? null : convert(pair.value, conversion, depth + 1);
        if (isMergeKey(pair.key)) {
            merged.push(...mergeSources(value, pair.key, conversion));
            continue;
        }
        const name = memberName(pair.key, names, conversion);
        if (name === undefined)
            continue;
        names.add(name);
        if (value !== null)
            result[name] = value;
    }
    for (const source of merged)
        addMissing(source, result, names);
    return result;
}
/** True for `<<`. */
export function isMergeKey(key) {
    return isScalar(key) && key.type === Scalar.PLAIN && key.value === '<<';
}
function memberName(key, names, conversion) {
    if (!isScalar(key))
        return void refuse(key, 'a member name must be text', conversion);
    const name = String(key.value);
    if (names.has(name))
        return void refuse(key, `"${name}" is there twice`, conversion);
    // It would be taken for the prototype wherever members are copied by name.
    if (name === '__proto__')
        return void refuse(key, '"__proto__" cannot be a member name', conversion);
    return name;
}
function mergeSources(value, key, conversion) {
    const sources = Array.isArray(value) ? value : [value];
    if (sources.every(isObject))
        return sources;
    refuse(key, '"<<" takes a mapping or a list of mappings', conversion);
    return [];
}
function addMissing(source, result, names) {
    if (!isObject(source))
        return;
    for (const [name, value] of Object.entries(source)) {
        if (names.has(name))
            continue;
        names.add(name);
        result[name] = value;
    }
}
function refuse(node, message, conversion) {
    conversion.findings.push({ ...extent(node), message, severity: 'error' });
    return null;
}
function extent(node) {
    return { from: node.range[0], to: node.range[1] };
}
