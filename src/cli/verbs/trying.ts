import type { Command } from 'commander';
import type { Act } from '../act.ts';
import { portFlag, scenarioFlag, speedFlag } from './flags.ts';

/** Commands that need no AWS account. */
export function addTrying(program: Command, act: Act): void {
  program.commandsGroup('Try, without an AWS account:');
  program
    .command('demo')
    .summary('a simulated AWS, examples and the controller')
    .description('Starts a simulated AWS, lays out the example manifests and runs the controller on them.')
    .addOption(portFlag('of the API', 7373))
    .option('--once', 'bring everything up, and end')
    .addOption(speedFlag())
    .option('--keep <folder>', 'lay the manifests out here, and keep them')
    .addOption(scenarioFlag())
    .action(
      act(async (shell, { options }) => {
        const { demo } = await import('../commands/demo.ts');
        const { port, once = false, speed, keep, scenario } = options;
        return demo(shell, { port, once, speed, keep, scenario });
      }),
    );
  program
    .command('sim')
    .summary('only the AWS simulator')
    .description('Serves a simulated AWS on this machine, for evenkeel, the AWS CLI and the SDKs.')
    .addOption(portFlag('where it listens', 4566))
    .addOption(speedFlag())
    .option('--no-limits', 'without request budgets, so that nothing is throttled')
    .option('--seed <file>', 'YAML or JSON file of calls that prepare the world')
    .option('--faults <file>', 'YAML or JSON file of what goes wrong')
    .option('--policy <file>', 'IAM policy of every caller, JSON or YAML')
    .action(
      act(async (shell, { options }) => {
        const { sim } = await import('../commands/sim.ts');
        const { port, speed, limits, seed, faults, policy } = options;
        return sim(shell, { port, speed, limits, seed, faults, policy });
      }),
    );
}
