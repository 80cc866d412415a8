import { visible } from '../lib/visible.ts';
import type { Origin } from '../model/resource.ts';
import { withoutCertainSecrets } from '../model/secret.ts';

/** A line of a file with the part of it that is meant, ready to be printed: no control characters, no tabs, no secrets. */
export interface Frame {
  readonly lineNumber: number;
  readonly text: string;
  /** Terminal column of `text` where the marked part begins; counts from 1. */
  readonly column: number;
  /** Terminal columns that the marked part takes; at least 1. */
  readonly length: number;
}

interface Line {
  readonly text: string;
  /** Index of the marked character. */
  readonly index: number;
}

const before = 60;
const width = 120;
/** So far around the mark a name is looked for that says that its value is secret. */
const reach = 1000;

const secretMember =
  /((?:\bvalue|[\w.-]*(?:password|secret|token)[\w.-]*)["']?\s*:\s*)("(?:[^"\\]|\\.)*"?|'[^']*'?|(?:\$\{[^}]*\}|[^\s,}"'[{&*|>])(?:\$\{[^}]*\}|[^,}])*)/gi;
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const zeroWidth = /\p{Mark}/u;

/** The frame of a place in a text; where the place lies behind the end, of the end of the last line that is not empty. */
export function frameIn(text: string, { line, column }: Pick<Origin, 'line' | 'column'>, length = 1): Frame {
  const lines = text.split('\n');
  let number = Math.min(line, lines.length);
  while (number > 1 && lines[number - 1]?.trim() === '') number -= 1;
  const whole = (lines[number - 1] ?? '').replace(/\r$/, '');
  const index = number === line ? Math.min(column - 1, whole.length) : whole.length;
  const cut = cutAround(withoutSecrets({ text: whole, index }));
  const marked = cut.text.slice(cut.index, cut.index + Math.max(1, length));
  return {
    lineNumber: number,
    text: shown(cut.text),
    column: widthOf(shown(cut.text.slice(0, cut.index))) + 1,
    length: Math.max(1, widthOf(shown(marked))),
  };
}

function withoutSecrets({ text, index }: Line): Line {
  const from = Math.max(0, index - reach);
  const near = text.slice(from, index + reach);
  return {
    text: withoutCertainSecrets(
      near.replace(secretMember, (_, name: string, value: string) => name + stars(value)),
      stars,
    ),
    index: index - from,
  };
}

/** As long as what it stands for, so that the mark stays where it is. */
function stars(text: string): string {
  return '*'.repeat(text.length);
}

function cutAround({ text, index }: Line): Line {
  if (text.length <= width) return { text, index };
  const from = Math.max(0, Math.min(index - before, text.length - width));
  const part = text.slice(from, from + width);
  const [left, right] = [from > 0 ? '…' : '', from + width < text.length ? '…' : ''];
  return { text: left + part + right, index: index - from + left.length };
}

function shown(text: string): string {
  return visible(text.replaceAll('\t', '  '));
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + characterWidth(character), 0);
}

function characterWidth(character: string): number {
  if (zeroWidth.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}
