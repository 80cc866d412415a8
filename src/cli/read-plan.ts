import { visible } from '../lib/visible.ts';
import { exitCode } from './exit-code.ts';
import type { PlanDocument } from './plan-document.ts';
import { complain } from './run-command.ts';
import { readSavedPlan } from './saved-plan.ts';
import type { Shell } from './shell.ts';

/** The saved plan in a file, fit to be shown to anybody; an exit code when there is none, and why is then printed. */
export async function readPlan(shell: Shell, file: string): Promise<PlanDocument | number> {
  const [present] = await shell.existing([file]);
  return present === undefined ? complain(shell, absent(file)) : readSavedPlan(shell, file);
}

function absent(file: string) {
  const fix = 'Save one with `evenkeel plan --out FILE`, and name it with --plan.';
  return { title: `there is no saved plan ${visible(file)}`, code: exitCode.usage, rows: [['fix', fix] as const] };
}
