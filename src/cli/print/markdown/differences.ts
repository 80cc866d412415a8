import type { PlannedChange } from '../../plan-document.ts';
import { changeLines } from '../change-text.ts';
import { palette } from '../colour.ts';
import { isRemark, withheldFrom } from '../shown-change.ts';
import { diffBlock } from './escape.ts';
import type { Flavour } from './flavour.ts';

const plain = palette(false);
/** GitHub colours a line by its first character. */
const diffSigns: Readonly<Record<string, string>> = { '~': '!', '-/+': '!', '?': ' ' };
/** Where the value begins in a line of a change. */
const signColumn = 6;

/** Every line of every change, folded where the forge can fold. */
export function differencesText(changes: readonly PlannedChange[], flavour: Flavour): string {
  return folded(
    changes.map(({ lines }) => changeLines({ lines: coloured(lines) }, plain)),
    changes,
    flavour,
  );
}

/** The fields that differ and why something is held, at most so many lines of each change. */
export function briefDifferencesText(changes: readonly PlannedChange[], flavour: Flavour, most: number): string {
  const bodies = changes.map(({ lines, action }) => {
    const telling = coloured(lines).filter((line) => isRemark(line) || (line.label !== '' && action !== 'create'));
    const text = changeLines({ lines: telling.slice(0, most) }, plain);
    const missing = telling.length - most;
    return missing > 0 ? [...text, `        … ${missing} more`] : text;
  });
  return folded(bodies, changes, flavour);
}

/** What stays as it is must not be coloured as a change. */
function coloured(lines: PlannedChange['lines']): PlannedChange['lines'] {
  const withheld = withheldFrom(lines);
  return lines.map((line, index) => (index > withheld && !isRemark(line) ? { ...line, sign: ' ' } : line));
}

function folded(bodies: readonly string[][], changes: readonly PlannedChange[], { folds }: Flavour): string {
  const blocks = changes.map(({ sign, id, note }, index) => [
    ...(index > 0 ? [''] : []),
    `${diffSigns[sign] ?? sign} ${id}  ${note}`,
    ...(bodies[index] ?? []).map(diffLine),
  ]);
  const block = diffBlock(blocks.flat());
  return folds ? `<details><summary>Differences</summary>\n\n${block}\n\n</details>` : `**Differences**\n\n${block}`;
}

function diffLine(line: string): string {
  const sign = line.charAt(signColumn);
  return `${(diffSigns[sign] ?? sign) || ' '} ${line.slice(signColumn + 2)}`.trimEnd();
}
