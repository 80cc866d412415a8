import { visible } from '../../lib/visible.ts';
import { failureTable } from '../../model/failure.ts';
import type { Problem } from '../../model/problem.ts';
import { exitCode } from '../exit-code.ts';
import { type Finding, ok } from '../finding.ts';
import { problemCounts } from '../print/problem.ts';
import { counted } from '../print/words.ts';
import type { Around } from './around.ts';

const mostShown = 3;

/** The manifests can be read, and AWS would take them. Links that lead out of their folder are among the errors. */
export async function manifests({ paths, checked }: Around): Promise<Finding> {
  const { documents, problems } = await checked();
  const where = `${counted(documents, 'document')} in ${paths.map(visible).join(', ')}`;
  if (problems.some(({ severity }) => severity === 'error'))
    return { verdict: 'failed', ...told(where, problems), code: exitCode.invalid };
  if (documents === 0) return { verdict: 'warning', message: where, remedy: naming };
  return problems.length > 0 ? { verdict: 'warning', ...told(where, problems) } : ok(where);
}

const naming = 'Name the folder, or set EVENKEEL_MANIFESTS; `evenkeel import` writes manifests of what runs already.';

function told(where: string, problems: readonly Problem[]): Pick<Finding, 'message' | 'details' | 'remedy'> {
  const more = problems.length > mostShown ? [`and ${problems.length - mostShown} more`] : [];
  const isUnread = problems.every(({ reason }) => reason === 'SourceUnreadable');
  return {
    message: `${where}: ${problemCounts(problems)}`,
    details: [...problems.slice(0, mostShown).map(problemLine), ...more],
    remedy: isUnread ? failureTable.SourceUnreadable.remedy : '`evenkeel validate` shows each with its line.',
  };
}

function problemLine({ message, origin }: Problem): string {
  const isPlaced = !origin || message.startsWith(origin.file);
  return visible(isPlaced ? message : `${origin.file}:${origin.line}: ${message}`);
}
