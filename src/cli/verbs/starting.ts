import { type Command, Option } from 'commander';
import type { Act } from '../act.ts';
import { workflows } from '../init/recipes.ts';

/** Commands for the first hour. */
export function addStarting(program: Command, act: Act): void {
  program.commandsGroup('Start:');
  program
    .command('init')
    .summary('set a repository up')
    .description(
      'Writes what a repository needs: settings, a workflow that shows plans in pull requests, trust policies for the roles, and the ' +
        'manifests that run evenkeel as a service of its own. What is there already stays: nothing is overwritten without asking.',
    )
    .argument('[folder]', 'where (default: here)')
    .option('--from-cluster <name>', 'write manifests for what runs in this cluster, instead of an example')
    .addOption(new Option('--ci <forge>', 'whose workflow (default: told by the remote "origin")').choices(workflows))
    .action(
      act(async (shell, { args: [folder], options: { fromCluster, ci } }) => {
        const { init } = await import('../commands/init.ts');
        return init(shell, {
          ...(folder === undefined ? {} : { folder }),
          ...(fromCluster ? { fromCluster } : {}),
          ...(ci ? { workflow: ci } : {}),
        });
      }),
    );
}
