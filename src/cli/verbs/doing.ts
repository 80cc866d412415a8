import type { Command } from 'commander';
import type { Act } from '../act.ts';
import { addSettings, addWaitFlags, outputFlag, pathsArgument, targetFlag, windowsFlag } from './flags.ts';

/** Commands that check, plan and change. */
export function addDoing(program: Command, act: Act): void {
  program.commandsGroup('Do:');
  addValidate(program, act);
  addPlan(program, act);
  addApply(program, act);
  addRun(program, act);
  addImport(program, act);
}

function addValidate(program: Command, act: Act): void {
  program
    .command('validate')
    .summary('check manifests, offline')
    .description('Checks schema, references and rules of manifests. Asks nobody.')
    .argument(...pathsArgument)
    .addOption(outputFlag('text', 'json', 'sarif', 'github'))
    .option('--warnings-as-errors', 'fail on warnings too')
    .action(
      act(async (shell, { args: paths, options: { output, warningsAsErrors = false } }) => {
        const { validate } = await import('../commands/validate.ts');
        return validate(shell, { paths, output, warningsAsErrors });
      }),
    );
}

function addPlan(program: Command, act: Act): void {
  const command = program
    .command('plan')
    .summary('say what apply would change')
    .description('Compares manifests with AWS and says what `apply` would change. Changes nothing.')
    .argument(...pathsArgument)
    .option('--offline', 'only what the manifests describe, without AWS')
    .option('--base <commit>', 'tell what this checkout changes from what differed from AWS before')
    .addOption(targetFlag())
    .addOption(windowsFlag())
    .option('--out <file>', 'save the plan for `apply`')
    .addOption(outputFlag('text', 'json', 'markdown'))
    .option('--exit-code', 'exit with 2 when there are changes')
    .option('--show-unchanged', 'list also what does not change');
  addSettings(command, 'prune', 'server').action(
    act(async (shell, { args: paths, options }) => {
      const { plan } = await import('../commands/plan.ts');
      const { target: targets, offline = false, exitCode = false, showUnchanged = false } = options;
      const { out, output, ignoreWindows, base } = options;
      const compared = base === undefined ? {} : { base };
      return plan(shell, { paths, targets, offline, out, output, exitCode, showUnchanged, ignoreWindows, ...compared });
    }),
  );
}

function addApply(program: Command, act: Act): void {
  const command = program
    .command('apply')
    .summary('plan, ask, do it, and wait until it is healthy')
    .description(
      'Plans, asks, does it, and waits until it is healthy. A saved plan is done as it was reviewed, or not at all.',
    )
    .argument('[paths...]', 'manifests, or one plan that `plan --out` saved')
    .option('--auto-approve', 'do not ask')
    .addOption(targetFlag())
    .addOption(windowsFlag());
  addSettings(addWaitFlags(command, 'every change'), 'prune', 'timeout', 'logFormat').action(
    act(async (shell, { args: paths, options: { target: targets, autoApprove = false, wait, ignoreWindows } }) => {
      const { apply } = await import('../commands/apply.ts');
      return apply(shell, { paths, targets, autoApprove, wait, ignoreWindows });
    }),
  );
}

function addRun(program: Command, act: Act): void {
  const command = program
    .command('run')
    .summary('keep AWS where the manifests say, all the time')
    .description('The controller: watches manifests and AWS and mends every difference, until it is stopped.')
    .argument('[folder]', 'folder of manifests (default: the setting "manifests")');
  addSettings(command, 'interval', 'listen', 'dryRun', 'prune', 'logFormat').action(
    act(async (shell, { args: [folder] }) => {
      const { run } = await import('../commands/run.ts');
      return run(shell, folder === undefined ? {} : { folder });
    }),
  );
}

function addImport(program: Command, act: Act): void {
  program
    .command('import')
    .summary('write manifests for what AWS has')
    .description(
      'Writes manifests for a resource on AWS and everything it refers to; a cluster brings all of its services. The plan of what ' +
        'is written is empty: it only adopts. What looks like a secret is not written: an undefined variable takes its place, ' +
        'and the plan says so until it has a value. Files that exist are never overwritten. AWS is only read.',
    )
    .argument('<kind>', 'for example cluster, service, task-definition, repository or log-group')
    .argument('<name>', 'its name or ARN: demo, demo/web for a service, web or web:3 for a task definition')
    .option('--out <folder>', 'folder to write into (default: the first of the setting "manifests")')
    .option('--with-secrets', 'write out what looks like a secret, but nothing that surely is one')
    .action(
      act(async (shell, { args: [kind = '', name = ''], options: { out, withSecrets = false } }) => {
        const { importLive } = await import('../commands/import.ts');
        return importLive(shell, { kind, name, out, withSecrets });
      }),
    );
}
