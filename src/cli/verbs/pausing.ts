import { type Command, InvalidArgumentError, Option } from 'commander';
import { durationOf } from '../../lib/duration.ts';
import type { Act } from '../act.ts';

const longestMs = 366 * 24 * 3_600_000;
const resourcesArgument = ['[kind/name...]', 'for example Service/web; everything when left out'] as const;

/** Commands that hold changes back and let them go on. */
export function addPausing(program: Command, act: Act): void {
  program
    .command('suspend')
    .summary('leave resources alone for a while')
    .description(
      'Keeps resources from being changed, by hand or by the controller, and says why to everybody who looks. Differences are still seen.',
    )
    .argument(...resourcesArgument)
    .addOption(new Option('--for <duration>', 'for how long; until resumed when left out').argParser(lengthOf))
    .option('--reason <text>', 'why, for those who wonder')
    .action(
      act(async (shell, { args: targets, options: { for: forMs, reason = '' } }) => {
        const { suspend } = await import('../commands/suspend.ts');
        return suspend(shell, { targets, reason, ...(forMs === undefined ? {} : { forMs }) });
      }),
    );
  program
    .command('resume')
    .summary('end a suspension')
    .description('Ends suspensions, so that resources are kept as the manifests say again.')
    .argument(...resourcesArgument)
    .action(
      act(async (shell, { args: targets }) => {
        const { resume } = await import('../commands/resume.ts');
        return resume(shell, { targets });
      }),
    );
}

function lengthOf(text: string): number {
  const value = durationOf(text);
  if (value === undefined || value <= 0 || value > longestMs)
    throw new InvalidArgumentError('It must be a duration such as 2h or 30m, up to 366 days.');
  return value;
}
