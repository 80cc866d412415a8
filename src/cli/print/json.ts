import { invisibleCharacters } from '../../lib/visible.ts';

/** A document for programs: every JSON output of evenkeel starts with these members; a minor version only adds members. */
export function jsonDocument(kind: string, members: object): string {
  return jsonText({ apiVersion: 'evenkeel/v1', kind, formatVersion: '1.0', ...members });
}

/** One value on one line, as part of a stream of them. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(invisibleCharacters, escaped)}\n`;
}

/** JSON whose strings are all there but could not drive a terminal that shows them. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(invisibleCharacters, escaped)}\n`;
}

function escaped(character: string): string {
  // The only control character that JSON has outside of strings.
  return character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
