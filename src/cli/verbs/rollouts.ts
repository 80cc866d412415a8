import type { Command } from 'commander';
import type { Act } from '../act.ts';
import { addSettings, addWaitFlags, outputFlag } from './flags.ts';

const resource = ['<service>', 'for example web, or Service/web'] as const;

/** Commands about deployments. */
export function addRollouts(program: Command, act: Act): void {
  program.commandsGroup('Deployments:');
  const rollout = program
    .command('rollout')
    .summary('see deployments, restart, retry or undo them')
    .description('Shows what AWS was asked to deploy, and acts on it.');
  addLooks(rollout, act);
  addDeeds(rollout, act);
  addUndo(rollout, act);
}

function addLooks(rollout: Command, act: Act): void {
  rollout
    .command('status')
    .summary('how the deployment of what the manifest wants is doing')
    .description('Shows how the deployment of what the manifest wants is doing, and why. Exits with 6 when it failed.')
    .argument(...resource)
    .option('-w, --watch', 'go on until it has ended')
    .addOption(outputFlag('text', 'json'))
    .action(
      act(async (shell, { args: [name = ''], options: { watch = false, output } }) => {
        const { rolloutStatus } = await import('../commands/rollout/status.ts');
        return rolloutStatus(shell, { resource: name, watch, output });
      }),
    );
  rollout
    .command('history')
    .summary('what AWS was asked to deploy, the newest first')
    .description('Lists what AWS was asked to deploy, the newest first, how that ended and why.')
    .argument(...resource)
    .addOption(outputFlag('text', 'json'))
    .action(
      act(async (shell, { args: [name = ''], options: { output } }) => {
        const { rolloutHistory } = await import('../commands/rollout/history.ts');
        return rolloutHistory(shell, { resource: name, output });
      }),
    );
}

function addDeeds(rollout: Command, act: Act): void {
  rollout
    .command('restart')
    .summary('replace every task by one like it')
    .description('Starts a deployment of what runs already: every task is replaced by one like it.')
    .argument(...resource)
    .action(
      act(async (shell, { args: [name = ''] }) => {
        const { rolloutRestart } = await import('../commands/rollout/restart.ts');
        return rolloutRestart(shell, name);
      }),
    );
  const retry = rollout
    .command('retry')
    .summary('deploy again what AWS rolled back')
    .description(
      'Deploys content again although AWS went back from it, once the cause is gone. Plans, asks, and waits.',
    )
    .argument(...resource)
    .option('--auto-approve', 'do not ask');
  addSettings(addWaitFlags(retry, 'the deployment'), 'timeout').action(
    act(async (shell, { args: [name = ''], options: { autoApprove = false, wait } }) => {
      const { rolloutRetry } = await import('../commands/rollout/retry.ts');
      return rolloutRetry(shell, { resource: name, autoApprove, wait });
    }),
  );
  rollout
    .command('continue')
    .summary('let a paused deployment go on, or back')
    .description('Answers the pause hook that a deployment waits at.')
    .argument(...resource)
    .option('--back', 'send it back instead')
    .action(
      act(async (shell, { args: [name = ''], options: { back = false } }) => {
        const { rolloutAnswer } = await import('../commands/rollout/answer.ts');
        return rolloutAnswer(shell, name, back ? 'back' : 'on');
      }),
    );
}

function addUndo(rollout: Command, act: Act): void {
  rollout
    .command('undo')
    .summary('edit the manifests back to what last succeeded')
    .description(
      'Edits the manifests so that they want again what the last good deployment brought, and changes nothing on AWS: commit it, and the controller applies it. Does not ask, since Git shows the edit. Exits with 7 when there is nothing to go back to, or when the manifests cannot be written; the edit is then printed.',
    )
    .argument(...resource)
    .option('--to <deployment>', 'another one that succeeded: web:41, or ecs-svc/… as in `rollout history`')
    .option('--dry-run', 'only print the edit')
    .action(
      act(async (shell, { args: [name = ''], options: { to, dryRun = false } }) => {
        const { rolloutUndo } = await import('../commands/rollout/undo.ts');
        return rolloutUndo(shell, { resource: name, to, dryRun });
      }),
    );
}
