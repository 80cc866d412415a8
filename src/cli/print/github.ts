import { visible } from '../../lib/visible.ts';
import { failureTable } from '../../model/failure.ts';
import type { Problem } from '../../model/problem.ts';

/** The problems as workflow commands, which GitHub shows beside the lines they are about. */
export function githubAnnotations(problems: readonly Problem[]): string {
  return problems.map((problem) => `${annotation(problem)}\n`).join('');
}

function annotation({ severity, reason, message, origin, suggestion }: Problem): string {
  const place = origin ? `file=${property(origin.file)},line=${origin.line},col=${origin.column},` : '';
  const advice = suggestion ?? failureTable[reason].remedy;
  return `::${severity} ${place}title=${property(reason)}::${escaped(visible(message))}%0A${escaped(visible(advice))}`;
}

function property(text: string): string {
  return escaped(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
