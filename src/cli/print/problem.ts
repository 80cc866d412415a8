import { visible } from '../../lib/visible.ts';
import { failureTable } from '../../model/failure.ts';
import type { Problem } from '../../model/problem.ts';
import type { Frame } from '../shell.ts';
import { block, type Row } from './block.ts';
import type { Palette } from './colour.ts';
import { counted } from './words.ts';

/** Finds the line that a problem points at. */
export type FrameOf = (origin: NonNullable<Problem['origin']>, length?: number) => Frame | undefined;

/** One problem: what is wrong, where with its line, and how to mend it. */
export function problemText(problem: Problem, frameOf: FrameOf, paints: Palette): string {
  const { origin } = problem;
  const frame = origin && frameOf(origin, problem.length);
  const title = problem.severity === 'error' ? paints.red('Error:') : paints.yellow('Warning:');
  // A file that could not be read has no line to show.
  const position = origin && (frame || origin.line > 1) ? `:${origin.line}:${origin.column}` : '';
  const place: Row[] = origin ? [`${visible(origin.file)}${position}`] : [];
  const marked = frame ? framed(frame, problem, paints) : [];
  const rows = [...place, ...marked, ...advice(problem, frame !== undefined)];
  return block(`${paints.bold(title)} ${visible(problem.message)}`, rows, paints);
}

/** All problems, errors last so that they stand where the eye is; empty when there are none. */
export function problemTexts(problems: readonly Problem[], frameOf: FrameOf, paints: Palette): string {
  const ordered = [...problems].sort((left, right) => severityRank(left) - severityRank(right));
  return ordered.map((problem) => `${problemText(problem, frameOf, paints)}\n`).join('');
}

/** `1 error and 2 warnings`; empty when there is nothing to count. */
export function problemCounts(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const counts = [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : ''];
  return counts.filter((count) => count !== '').join(' and ');
}

function framed({ lineNumber, text, column, length }: Frame, { suggestion }: Problem, paints: Palette): Row[] {
  const gutter = String(lineNumber).padStart(3);
  const carets = ' '.repeat(gutter.length + 2 + column) + paints.red('^'.repeat(length));
  return [
    `${paints.dim(`${gutter} |`)} ${text}`,
    suggestion ? `${carets} ${paints.cyan(visible(suggestion))}` : carets,
  ];
}

/** The last row always says how to go on, unless the frame has said it already. */
function advice({ see, suggestion, reason }: Problem, isFramed: boolean): Row[] {
  const shown: Row[] = suggestion && !isFramed ? [['fix', visible(suggestion)]] : [];
  if (see) return [...shown, ['see', visible(see)]];
  return suggestion ? shown : [['fix', failureTable[reason].remedy]];
}

function severityRank({ severity }: Problem): number {
  return severity === 'error' ? 1 : 0;
}
