import { type Command, InvalidArgumentError, Option } from 'commander';
import { durationOf } from '../../lib/duration.ts';
import { enumerate } from '../../lib/enumerate.ts';
import { nearest } from '../../lib/nearest.ts';
import { policyPurposes } from '../../model/permission.ts';
import { portOf, speedOf } from '../arguments.ts';
import { flagOf } from '../print/setting-value.ts';
import { type ScenarioName, scenarioNames } from '../scenarios.ts';
import { type Setting, type SettingName, settingTable } from '../settings.ts';

/** The argument of commands that read manifests. */
export const pathsArgument = [
  '[paths...]',
  'files and folders of manifests (default: the setting "manifests")',
] as const;

/** Flags that every command takes. */
export function addGlobals(program: Command): void {
  program.option('-C, --dir <folder>', 'work in this folder');
  program.option('--config <file>', 'read this file instead of evenkeel.yaml');
  addSettings(program, 'env', 'envs', 'owner', 'region', 'profile', 'endpointUrl', 'color');
  program.option('--no-input', 'never ask');
  program.option('-q, --quiet', settingTable.quiet.about);
  program.option('-v, --verbose', settingTable.verbose.about);
}

/** Adds the flags of settings; their values are read with the configuration. */
export function addSettings(command: Command, ...names: SettingName[]): Command {
  for (const name of names) {
    const { about, placeholder, short }: Setting<unknown> = settingTable[name];
    const flag = `${short ? `-${short}, ` : ''}${flagOf(name)}`;
    command.option(placeholder ? `${flag} <${placeholder}>` : flag, about);
  }
  return command;
}

/** `-o` with the formats that a command knows, the first one by default. */
export function outputFlag(first: string, ...others: string[]): Option {
  const formats = [first, ...others];
  return new Option('-o, --output <format>', 'format of the result').choices(formats).default(first);
}

/** `--target`, which may be given several times. */
export function targetFlag(): Option {
  return severalFlag(
    '--target <kind/name>',
    'only this resource and what depends on it; may be given again',
    'everything',
  );
}

/** A flag that may be given several times, or once with commas; `all` says what holds without it. */
export function severalFlag(flag: string, about: string, all: string): Option {
  const collect = (text: string, before: readonly string[]) => [...before, ...text.split(',')];
  return new Option(flag, about).argParser(collect).default([], all);
}

/** `--wait`, which is what happens without it too, and `--no-wait`. */
export function addWaitFlags(command: Command, endsOnce: string): Command {
  return command
    .option('--wait', 'wait until it is healthy', true)
    .option('--no-wait', `end once ${endsOnce} has been started`);
}

/** `--ignore-windows`, for commands that sync windows bind. */
export function windowsFlag(): Option {
  return new Option('--ignore-windows', 'outside of sync windows too').default(false, 'bound by them');
}

/** `--for` of an IAM policy; a command says itself what is missing without it. */
export function purposeFlag(): Option {
  return new Option('--for <purpose>', 'what it is for').choices([...policyPurposes]);
}

/** `--port`, 0 for any free one. */
export function portFlag(about: string, fallback: number): Option {
  return new Option('--port <port>', `${about}, 0 for any free one`).argParser(port).default(fallback);
}

/** A duration that is a matter of one command, read as milliseconds. */
export function durationFlag(flag: string, about: string): Option {
  return new Option(`${flag} <duration>`, about).argParser(milliseconds);
}

/** `--tail`, a count of lines. */
export function tailFlag(): Option {
  return new Option('--tail <lines>', 'only so many of the newest lines').argParser(count);
}

/** `--speed` of a simulated AWS. */
export function speedFlag(): Option {
  return new Option('--speed <factor>', 'how many times as fast as real time').argParser(speed).default(10, '10x');
}

/** `--scenario` of the demo. */
export function scenarioFlag(): Option {
  return new Option('--scenario <name>', `play a story: ${scenarioNames.join(', ')}`).argParser(scenario);
}

function scenario(text: string): ScenarioName {
  const found = scenarioNames.find((name) => name === text);
  if (found !== undefined) return found;
  const near = nearest(text, scenarioNames);
  const suggestion = near === undefined ? '' : `Did you mean ${near}? `;
  throw new InvalidArgumentError(`${suggestion}The scenarios are ${enumerate(scenarioNames)}.`);
}

function port(text: string): number {
  const value = portOf(text);
  if (value === undefined) throw new InvalidArgumentError('It must be a number up to 65535.');
  return value;
}

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function milliseconds(text: string): number {
  const value = durationOf(text);
  if (value === undefined) throw new InvalidArgumentError('It must be a duration such as 10m.');
  return value;
}

function speed(text: string): number {
  const value = speedOf(text);
  if (value === undefined) throw new InvalidArgumentError('It must be a factor such as 10x.');
  return value;
}
