import { exitCode } from '../../exit-code.ts';
import { planMarkdown } from '../../print/markdown/plan-markdown.ts';
import { readPlan } from '../../read-plan.ts';
import { say } from '../../run-command.ts';
import type { Shell } from '../../shell.ts';

/** Writes a saved plan onto the page of the job where CI has one, and to standard output elsewhere. */
export async function summary(shell: Shell, { plan }: { readonly plan: string }): Promise<number> {
  const document = await readPlan(shell, plan);
  if (typeof document === 'number') return document;
  const text = planMarkdown(document, { flavour: 'github' });
  const written = await shell.summarise(text);
  if (written === 'full') say(shell, 'The summary of this step has no room left.\n');
  if (written !== 'written') shell.stdout.write(text);
  return exitCode.ok;
}
