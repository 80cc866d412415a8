import { Command, CommanderError, Help } from 'commander';
import type { Act, Invocation } from './act.ts';
import { exitCode } from './exit-code.ts';
import { runCommand } from './run-command.ts';
import type { Output, Shell } from './shell.ts';
import { addDoing } from './verbs/doing.ts';
import { addEditing } from './verbs/editing.ts';
import { addGlobals } from './verbs/flags.ts';
import { addIntegrating } from './verbs/integrating.ts';
import { addLooking } from './verbs/looking.ts';
import { addPausing } from './verbs/pausing.ts';
import { addReference } from './verbs/reference.ts';
import { addRollouts } from './verbs/rollouts.ts';
import { addStarting } from './verbs/starting.ts';
import { addTrying } from './verbs/trying.ts';

/** Flags that were given, by name: settings, `dir` and `config`. */
export type Flags = Readonly<Record<string, unknown>>;

/** What the program stands on. */
export interface Host {
  readonly version: string;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Reads the configuration; an exit code when that has errors, which are then printed. */
  readonly open: (flags: Flags) => Promise<Shell | number>;
}

/** Runs one command line and gives its exit code. */
export async function runProgram(args: readonly string[], host: Host): Promise<number> {
  let code: number = exitCode.ok;
  const act: Act =
    (action) =>
    async (...given) => {
      const command = given.at(-1) as Command;
      const shell = await host.open(flagsOf(command));
      if (typeof shell === 'number') code = shell;
      else code = await runCommand(shell, (opened) => action(opened, invocationOf(command)));
    };
  try {
    await createProgram(host, act).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
  }
}

/** The commands with their arguments and flags; `act` makes their actions. */
export function createProgram(host: Omit<Host, 'open'>, act: Act): Command {
  const { stdout, stderr, version } = host;
  const bold = (text: string) => (stdout.colour ? `\x1b[1m${text}\x1b[22m` : text);
  const program = new Command('evenkeel')
    .description('Keeps Amazon ECS where Git says it should be.')
    .usage('COMMAND [flags]')
    .version(`evenkeel ${version}`, '--version', 'print the version')
    .helpOption('-h, --help', 'help for a command')
    .helpCommand(false)
    .exitOverride()
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: bold,
      subcommandTerm: (command) => `${command.name()} ${argumentsOf(command)}`.trimEnd(),
      formatHelp: (command, helper) => commandsFirst(Help.prototype.formatHelp.call(helper, command, helper)),
    })
    .configureOutput({
      writeOut: stdout.write,
      writeErr: stderr.write,
      getOutHelpWidth: stdout.columns,
      getErrHelpWidth: stderr.columns,
      outputError: (text, write) => write(text.replace(/^error: (.*)/, `Error: $1 (exit ${exitCode.usage})`)),
    });
  addGlobals(program);
  addStarting(program, act);
  addDoing(program, act);
  addPausing(program, act);
  addLooking(program, act);
  addRollouts(program, act);
  addEditing(program, act);
  addIntegrating(program, act);
  addTrying(program, act);
  addReference(program, act, stdout);
  return program;
}

function argumentsOf({ registeredArguments }: Command): string {
  return registeredArguments
    .map((argument) => {
      const name = `${argument.name()}${argument.variadic ? '...' : ''}`.toUpperCase();
      return argument.required ? name : `[${name}]`;
    })
    .join(' ');
}

/** Whoever asks what there is looks for commands, and for flags later. */
function commandsFirst(help: string): string {
  const sections = help.trimEnd().split('\n\n');
  const isFlags = (section: string) => /^\W*(\w*\W*1m)?(Options|Global Options):/.test(section);
  return `${[...sections.filter((section) => !isFlags(section)), ...sections.filter(isFlags)].join('\n\n')}\n`;
}

function invocationOf(command: Command): Invocation {
  const args = command.processedArgs.flat().filter((argument): argument is string => typeof argument === 'string');
  return { args, options: command.optsWithGlobals() };
}

/** Only what somebody typed: a default must not hide the environment and the files. */
function flagsOf(command: Command): Flags {
  const given = Object.entries(command.optsWithGlobals());
  return Object.fromEntries(given.filter(([name]) => command.getOptionValueSourceWithGlobals(name) === 'cli'));
}
