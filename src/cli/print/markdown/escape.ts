import { visible } from '../../../lib/visible.ts';

/** Foreign text as code, in a paragraph or in a cell of a table: nothing in it is markup, a mention or a link. */
export function code(text: string): string {
  const shown = visible(text);
  const fence = '`'.repeat(longestRun(shown) + 1);
  const padded = /^`|`$/.test(shown) ? ` ${shown} ` : shown;
  // A table is cut into cells before code is looked for.
  return `${fence}${(padded === '' ? ' ' : padded).replaceAll('|', '\\|')}${fence}`;
}

/** Foreign text as running text. */
export function prose(text: string): string {
  const escaped = visible(text).replace(/[\\`*_{}[\]<>()#|~$&]/g, '\\$&');
  // A forge looks for mentions after the markup is gone.
  return escaped.replaceAll('@', '@\u200b');
}

/** Lines as one block of code, coloured as differences. */
export function diffBlock(lines: readonly string[]): string {
  const shown = lines.map(visible);
  const fence = '`'.repeat(Math.max(3, ...shown.map((line) => longestRun(line) + 1)));
  return `${fence}diff\n${shown.join('\n')}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
