import { Argument, type Command } from 'commander';
import type { Act } from '../act.ts';
import type { CompletedShell } from '../commands/completion.ts';
import type { HelpTopic } from '../commands/help.ts';
import type { Output } from '../shell.ts';
import { addSettings, outputFlag, pathsArgument, purposeFlag } from './flags.ts';

/** Commands that tell how things are written. */
export function addReference(program: Command, act: Act, stdout: Output): void {
  program.commandsGroup('Read up:');
  program
    .command('explain')
    .summary('document a kind or one of its fields')
    .description('Documents a kind or one of its fields: type, default, what a change of it does.')
    .argument('<kind[.path]>', 'for example Service.deploymentConfiguration')
    .action(
      act(async (shell, { args: [path = ''] }) => {
        const { explain } = await import('../commands/explain.ts');
        return explain(shell, { path });
      }),
    );
  program
    .command('schema')
    .summary('list the kinds, or print the JSON Schema of one')
    .description('Lists the kinds, or prints the JSON Schema of the manifests of one.')
    .argument('[kind]', 'for example Service')
    .action(
      act(async (shell, { args: [kind] }) => {
        const { schema } = await import('../commands/schema.ts');
        return schema(shell, kind === undefined ? {} : { kind });
      }),
    );
  addIam(program, act);
  program
    .command('config')
    .summary('every setting with its value and origin')
    .description('Prints every setting with its value and where that came from.')
    .addOption(outputFlag('text', 'json'))
    .action(
      act(async (shell, { options }) => {
        const { config } = await import('../commands/config.ts');
        return config(shell, { output: options.output });
      }),
    );
  program
    .command('version')
    .summary('print the version')
    .description('Prints the version.')
    .action(act(async (shell) => (await import('../commands/version.ts')).version(shell)));
  addCompletion(program, stdout);
  addHelp(program, stdout);
}

function addIam(program: Command, act: Act): void {
  const command = program
    .command('iam')
    .summary('the IAM policy that the manifests need')
    .description(
      'Prints the IAM policy that allows what these manifests need and nothing else. Without --prune it allows no deletion but of what a manifest consents to replace.',
    )
    .argument(...pathsArgument)
    .addOption(purposeFlag())
    .option('--offline', 'do not ask AWS for the account and region')
    .addOption(outputFlag('json'));
  addSettings(command, 'prune').action(
    act(async (shell, { args: paths, options }) => {
      const { iam } = await import('../commands/iam.ts');
      return iam(shell, { paths, purpose: options.for, offline: options.offline === true });
    }),
  );
}

/** A shell that starts must not fail because of a configuration, so that it opens none. */
function addCompletion(program: Command, stdout: Output): void {
  program
    .command('completion')
    .summary('a script that completes commands in your shell')
    .description(
      'Prints a script that makes a shell complete commands, flags and their values. For bash: source <(evenkeel completion bash)',
    )
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish', 'pwsh']))
    .action(async (name: CompletedShell) => {
      const { completion } = await import('../commands/completion.ts');
      stdout.write(completion(program, name));
    });
}

/** Help must work where the configuration is broken, so that it opens no shell. */
function addHelp(program: Command, stdout: Output): void {
  program
    .command('help')
    .summary('help for a command or on exit-codes, environment, formats')
    .description('Help for a command, or on a topic: exit-codes, environment, formats.')
    .argument('[topic]', 'a command, exit-codes, environment or formats')
    .action(async (topic: string | undefined) => {
      const { helpTopic, helpTopics } = await import('../commands/help.ts');
      const command = topic === undefined ? program : program.commands.find((candidate) => candidate.name() === topic);
      if (helpTopics.some((known) => known === topic)) stdout.write(helpTopic(topic as HelpTopic, stdout));
      else if (command) command.outputHelp();
      else program.error(`error: there is no command or help topic "${topic}"`);
    });
}
