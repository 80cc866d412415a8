import { visible } from '../../../lib/visible.ts';
import { exitCode } from '../../exit-code.ts';
import { planReport } from '../../print/plan-report.ts';
import { readPlan } from '../../read-plan.ts';
import { complain } from '../../run-command.ts';
import type { Shell } from '../../shell.ts';

/** What `ci report` was asked for. */
export interface ReportRequest {
  /** The saved plan. */
  readonly plan: string;
  /** File to write instead of standard output. */
  readonly out?: string;
}

/** Counts what a saved plan changes, as GitLab's merge request widget reads it. */
export async function report(shell: Shell, { plan, out }: ReportRequest): Promise<number> {
  const document = await readPlan(shell, plan);
  if (typeof document === 'number') return document;
  const text = planReport(document);
  if (out !== undefined) return save(shell, out, text);
  shell.stdout.write(text);
  return exitCode.ok;
}

async function save(shell: Shell, file: string, text: string): Promise<number> {
  try {
    await shell.writeText(file, text);
    return exitCode.ok;
  } catch (error) {
    const why = visible(error instanceof Error ? error.message : String(error));
    const title = `the report could not be saved in ${visible(file)}`;
    return complain(shell, { title, code: exitCode.failed, rows: [why] });
  }
}
