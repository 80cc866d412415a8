import type { Output } from '../shell.ts';
import type { Paint, Palette } from './colour.ts';
import { cutToWidth } from './cut.ts';

/** One field of a table; the text must be visible already. */
export interface Cell {
  readonly text: string;
  readonly paint?: Paint;
}

/** The text with its lines cut where they would wrap; only on a terminal, because programs want all of it. */
export function fitted(text: string, output: Output): string {
  if (!output.isTTY) return text;
  const lines = text.split('\n').map((line) => cutToWidth(line, output.columns() - 1));
  return lines.join('\n');
}

/** Rows below a dim header, columns as wide as their widest text; a column without any text is left out. */
export function tableText(header: readonly string[], rows: readonly (readonly Cell[])[], paints: Palette): string {
  const columns = header.map((_, index) => index).filter((index) => rows.some((row) => row[index]?.text));
  const all: readonly (readonly Cell[])[] = [header.map((text) => ({ text, paint: paints.dim })), ...rows];
  const widths = columns.map((index) => Math.max(...all.map((row) => row[index]?.text.length ?? 0)));
  const lines = all.map((row) =>
    columns
      .map((index, position) => cellText(row[index], widths[position] ?? 0, position === columns.length - 1))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function cellText(cell: Cell | undefined, width: number, isLast: boolean): string {
  const { text = '', paint = (unpainted: string) => unpainted } = cell ?? {};
  return paint(text) + (isLast ? '' : ' '.repeat(width - text.length));
}
