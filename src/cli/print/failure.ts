import { visible } from '../../lib/visible.ts';
import { type Failure, failureTable } from '../../model/failure.ts';
import { block, type Row } from './block.ts';
import type { Palette } from './colour.ts';

/** Something that a command could not do: what, with its exit code, why, and how to go on. */
export interface Complaint {
  readonly title: string;
  readonly code: number;
  readonly rows: readonly Row[];
}

/** The look of a command's own error. */
export function complaintText({ title, code, rows }: Complaint, paints: Palette): string {
  return block(`${paints.bold(paints.red('Error:'))} ${title} ${paints.dim(`(exit ${code})`)}`, rows, paints);
}

/** What a failure of the table says to a person; the stack of a defect only when asked for. */
export function failureComplaint(failure: Failure, code: number, isVerbose: boolean): Complaint {
  const { sentence, remedy } = failureTable[failure.reason];
  const lines = failure.message.split('\n');
  const shown = isVerbose ? lines : lines.slice(0, 1);
  return { title: sentence, code, rows: [...shown.map(visible), ['fix', remedy]] };
}
