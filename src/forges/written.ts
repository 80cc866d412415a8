import { isObject, type Json, type JsonObject } from '../lib/json.ts';

/** A comment with who wrote it. */
export interface Written {
  readonly id: number;
  readonly body: string;
  /** The id of the writer. */
  readonly author: string;
  /** Where people see it. */
  readonly url: string | undefined;
}

/** Where the parts of a comment are in an answer. */
export interface WrittenPaths {
  readonly body: readonly string[];
  readonly author: readonly string[];
  readonly url: readonly string[];
}

/** The comment in an answer that may hold anything; undefined when a part is missing. */
export function writtenIn(item: JsonObject, paths: WrittenPaths): Written | undefined {
  const [body, author, url] = [paths.body, paths.author, paths.url].map((path) => memberAt(item, path));
  if (typeof item.id !== 'number' || !Number.isSafeInteger(item.id) || typeof body !== 'string') return undefined;
  return { id: item.id, body, author: idText(author) ?? '', url: typeof url === 'string' ? url : undefined };
}

/** An id as text, whether it is written as text or as a number; undefined for anything else. */
export function idText(value: Json | undefined): string | undefined {
  if (Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A member below members of a value that may be anything. */
export function memberAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
}
