import type { Json } from '../lib/json.ts';
import { isObject } from '../lib/json.ts';
import { nearest } from '../lib/nearest.ts';
import type { SchemaError } from './schema-errors.ts';

/** What to do about a schema error, when that can be guessed. */
export function adviceFor(error: SchemaError): { suggestion?: string } {
  const suggestion = suggestions[error.keyword]?.(error);
  return suggestion ? { suggestion } : {};
}

const suggestions: Readonly<Record<string, (error: SchemaError) => string | undefined>> = {
  additionalProperties: ({ name = '', schema }) =>
    didYouMean(name, isObject(schema.properties) ? Object.keys(schema.properties) : []),
  enum: ({ value, schema }) =>
    typeof value === 'string' ? didYouMean(value, [schema.enum ?? []].flat().map(String)) : undefined,
  type: ({ value, schema }) => quoting(value, [schema.type ?? []].flat().map(String)),
};

function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const near = nearest(word, candidates);
  return near && `did you mean "${near}"?`;
}

function quoting(value: Json, types: readonly string[]): string | undefined {
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) return 'quote it';
  const wantsNumber = types.includes('integer') || types.includes('number');
  return wantsNumber && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? 'remove the quotes' : undefined;
}
