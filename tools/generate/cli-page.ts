import type { Argument, Command, Option } from 'commander';
import { conventions } from '../../src/cli/commands/help.ts';
import { exitCode, exitMeanings } from '../../src/cli/exit-code.ts';
import { flagOf, settingValueText } from '../../src/cli/print/setting-value.ts';
import { createProgram } from '../../src/cli/program.ts';
import { type SettingName, settingTable } from '../../src/cli/settings.ts';
import { generatedNotice, table } from './markdown.ts';

const silent = { write: () => {}, isTTY: false, colour: false, columns: () => 80, isOpen: () => true };

/** The page on commands, flags, settings and exit codes. */
export function cliPage(): string {
  const program = createProgram({ version: '', stdout: silent, stderr: silent }, () => async () => {});
  const leaves = program.commands.flatMap(leavesOf);
  return `${[
    generatedNotice,
    '# Command line',
    '`evenkeel COMMAND [flags]`. Results go to standard output, everything else to standard error.',
    table(['command', ''], leaves.map(overviewRow)),
    '## Flags of every command',
    optionTable(program.options),
    '## Commands',
    ...leaves.flatMap(commandSection),
    '## Settings',
    'A flag goes before the environment, that before `evenkeel.yaml` in the nearest folder above, that before `~/.config/evenkeel/config.yaml`, and ' +
      'that before the default. Settings with a person in the last column are never read from `evenkeel.yaml`: a repository must not decide them for ' +
      'whoever checks it out. `evenkeel config` prints every setting with its value and where that came from.',
    settingRows(),
    'Besides these:',
    table(
      ['variable', ''],
      conventions.map(([name, about]) => [`\`${name}\``, about]),
    ),
    '## Exit codes',
    'They never change.',
    table(['code', ''], exitRows()),
  ].join('\n\n')}\n`;
}

function leavesOf(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

/** `rollout undo` */
function fullName(command: Command): string {
  return command.parent?.parent ? `${fullName(command.parent)} ${command.name()}` : command.name();
}

function overviewRow(command: Command): string[] {
  const name = fullName(command);
  return [`[\`${name}\`](#${name.replaceAll(' ', '-')})`, command.summary()];
}

function commandSection(command: Command): string[] {
  const { registeredArguments, options } = command;
  const words = ['evenkeel', fullName(command), ...registeredArguments.map(argumentText)];
  return [
    `### ${fullName(command)}`,
    `\`${words.join(' ')}\``,
    command.description(),
    ...(registeredArguments.length > 0 ? [table(['argument', ''], registeredArguments.map(argumentRow))] : []),
    ...(options.length > 0 ? [optionTable(options)] : []),
  ];
}

function argumentText(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`.toUpperCase();
  return argument.required ? name : `[${name}]`;
}

function argumentRow(argument: Argument): string[] {
  return [`\`${argumentText(argument)}\``, withChoices(argument.description, argument.argChoices)];
}

function optionTable(options: readonly Option[]): string {
  return table(['flag', '', 'default'], options.map(optionRow));
}

function optionRow(option: Option): string[] {
  const { flags, description, argChoices, negate } = option;
  const fallback = option.defaultValueDescription ?? option.defaultValue;
  const shown = negate || fallback === undefined || fallback === true ? '' : String(fallback);
  return [`\`${flags}\``, withChoices(description, argChoices), shown];
}

function withChoices(description: string, choices: readonly string[] | undefined): string {
  return choices ? `${description}: ${choices.map((choice) => `\`${choice}\``).join(', ')}` : description;
}

function settingRows(): string {
  const names = Object.keys(settingTable) as SettingName[];
  const rows = names.map((name) => {
    const { about, env, fallback, form, personal } = settingTable[name];
    const value = settingValueText(name, fallback) || '-';
    return [
      `\`${name}\``,
      about,
      form,
      code(flagOf(name)),
      env.map(code).join(', '),
      code(value),
      personal ? 'a person' : '',
    ];
  });
  return table(['key in files', '', 'value', 'flag', 'environment', 'default', 'decided by'], rows);
}

function code(text: string): string {
  return text === '-' ? '' : `\`${text}\``;
}

function exitRows(): string[][] {
  const names = Object.keys(exitCode) as (keyof typeof exitCode)[];
  return names.map((name) => [`\`${exitCode[name]}\``, exitMeanings[name]]);
}
