import { isObject, type Json } from '../../lib/json.ts';
import { visible } from '../../lib/visible.ts';
import type { Connection } from './connection.ts';

const mostCharacters = 200;
const telling = ['message', 'error', 'errors', 'error_description', 'detail'];

/** What an answer says in words, short enough for one line and without any secret. */
export function saidIn(text: string, { secrets }: Pick<Connection, 'secrets'>): string {
  const said = wordsOf(parsed(text)).join(': ') || text;
  const line = withoutSecrets(said, secrets).replace(/\s+/g, ' ').trim();
  return visible(line.length > mostCharacters ? `${line.slice(0, mostCharacters)}…` : line);
}

/** The text with every secret taken out, in the spellings in which servers repeat them. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const spellings = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ]);
  const longestFirst = [...new Set(spellings)].sort((left, right) => right.length - left.length);
  return longestFirst.reduce((redacted, secret) => redacted.replaceAll(secret, '(sensitive)'), text);
}

/** The value of JSON text; undefined when it is none. */
export function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // What is wrong with it is said by whoever shows its first words.
    return undefined;
  }
}

function wordsOf(value: Json | undefined, isTelling = false): string[] {
  if (typeof value === 'string') return isTelling ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => wordsOf(item, isTelling));
  if (!isObject(value)) return [];
  return telling.flatMap((name) => wordsOf(value[name], true));
}
