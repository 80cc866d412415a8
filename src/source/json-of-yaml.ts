import { isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { isObject, type Json, type JsonObject } from '../lib/json.ts';

const maximumDepth = 64;
const maximumValues = 100_000;
/** There `null` takes a member out of something else. */
const nullMember = 'patches';

/** Something in a document that cannot be taken as it stands; offsets count from the start of the text that was parsed. */
export interface Finding {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly suggestion?: string;
  readonly severity: 'error' | 'warning';
}

interface Anchor {
  readonly values: number;
  readonly value: Json;
}

interface Conversion {
  readonly anchors: Map<string, Anchor | 'open'>;
  readonly findings: Finding[];
  /** Set below the member of a document in which nothing is something. */
  keepsNull: boolean;
  /** Values so far, those that aliases repeat counted each time. */
  values: number;
}

/**
 * The value of a YAML tree: null members left out but in an overlay's patches, anchors and merge keys followed. Every place that cannot be taken is a finding
 * and null in the value. Values that aliases repeat are shared.
 */
export function jsonOfYaml(node: ParsedNode | null): { content: Json; findings: readonly Finding[] } {
  const conversion: Conversion = { anchors: new Map(), findings: [], keepsNull: false, values: 0 };
  const content = node === null ? null : convert(node, conversion, 0);
  return { content, findings: conversion.findings };
}

function convert(node: ParsedNode, conversion: Conversion, depth: number): Json {
  conversion.values += 1;
  if (isAlias(node)) return aliasValue(node.source, node, conversion);
  if (depth > maximumDepth) return refuse(node, `values are nested more than ${maximumDepth} deep`, conversion);
  const { anchor } = node;
  if (anchor === undefined) return convertContent(node, conversion, depth);
  const before = conversion.values;
  conversion.anchors.set(anchor, 'open');
  const value = convertContent(node, conversion, depth);
  conversion.anchors.set(anchor, { value, values: conversion.values - before + 1 });
  return value;
}

function convertContent(node: ParsedNode, conversion: Conversion, depth: number): Json {
  if (isMap(node)) return convertMap(node, conversion, depth);
  if (isSeq(node)) return (node as YAMLSeq<ParsedNode>).items.map((item) => convert(item, conversion, depth + 1));
  return isScalar(node) ? convertScalar(node, conversion) : null;
}

function aliasValue(name: string, node: ParsedNode, conversion: Conversion): Json {
  const anchor = conversion.anchors.get(name);
  if (anchor === undefined) return refuse(node, `there is no anchor "${name}" before this alias`, conversion);
  if (anchor === 'open') return refuse(node, `the alias "${name}" stands inside of what it names`, conversion);
  conversion.values += anchor.values;
  if (conversion.values <= maximumValues) return anchor.value;
  return refuse(node, `aliases make more than ${maximumValues} values of this document`, conversion);
}

function convertScalar(node: Scalar.Parsed, conversion: Conversion): Json {
  const { value, source } = node;
  if (typeof value !== 'number') return value as Json;
  // Messages never quote a value: it may be secret.
  if (!Number.isFinite(value)) return refuse(node, 'JSON has no such number', conversion);
  const lost = lostDigits(value, source);
  if (lost !== undefined) {
    const message = `this is a number, and its ${lost} are lost`;
    conversion.findings.push({ ...extent(node), message, suggestion: 'quote it', severity: 'warning' });
  }
  return value;
}

function lostDigits(value: number, source: string): string | undefined {
  if (/^[-+]?0\d/.test(source)) return 'leading zeros';
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? 'last digits' : undefined;
}

function convertMap(map: YAMLMap, conversion: Conversion, depth: number): JsonObject {
  const result: JsonObject = {};
  const names = new Set<string>();
  const merged: Json[] = [];
  for (const pair of (map as YAMLMap<ParsedNode, ParsedNode | null>).items) {
    const value = memberValue(pair, conversion, depth);
    if (isMergeKey(pair.key)) {
      merged.push(...mergeSources(value, pair.key, conversion));
      continue;
    }
    const name = memberName(pair.key, names, conversion);
    if (name === undefined) continue;
    names.add(name);
    if (value !== null || conversion.keepsNull) result[name] = value;
  }
  for (const source of merged) addMissing(source, result, names);
  return result;
}

function memberValue({ key, value }: Pair<ParsedNode, ParsedNode | null>, conversion: Conversion, depth: number): Json {
  if (value === null) return null;
  const keptNull = conversion.keepsNull;
  if (depth === 0 && isScalar(key) && key.value === nullMember) conversion.keepsNull = true;
  const converted = convert(value, conversion, depth + 1);
  conversion.keepsNull = keptNull;
  return converted;
}

/** True for `<<`. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.type === Scalar.PLAIN && key.value === '<<';
}

function memberName(key: ParsedNode, names: ReadonlySet<string>, conversion: Conversion): string | undefined {
  // The library has already refused names that are not text.
  const name = isScalar(key) ? String(key.value) : '';
  if (names.has(name)) return void refuse(key, `"${name}" is there twice`, conversion);
  // It would be taken for the prototype wherever members are copied by name.
  if (name === '__proto__') return void refuse(key, '"__proto__" cannot be a member name', conversion);
  return name;
}

function mergeSources(value: Json, key: ParsedNode, conversion: Conversion): Json[] {
  const sources = Array.isArray(value) ? value : [value];
  if (sources.every(isObject)) return sources;
  refuse(key, '"<<" takes a mapping or a list of mappings', conversion);
  return [];
}

function addMissing(source: Json, result: JsonObject, names: Set<string>): void {
  if (!isObject(source)) return;
  for (const [name, value] of Object.entries(source)) {
    if (names.has(name)) continue;
    names.add(name);
    result[name] = value;
  }
}

function refuse(node: ParsedNode, message: string, conversion: Conversion): null {
  conversion.findings.push({ ...extent(node), message, severity: 'error' });
  return null;
}

function extent(node: ParsedNode): { from: number; to: number } {
  return { from: node.range[0], to: node.range[1] };
}
