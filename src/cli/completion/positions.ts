import type { Argument, Command, Option } from 'commander';

/** A word that can be typed, and what it stands for. */
export interface Suggestion {
  readonly word: string;
  readonly about: string;
}

/** A flag that can be given. */
export interface FlagSuggestion {
  /** `-o` and `--output`. */
  readonly names: readonly string[];
  readonly about: string;
  readonly takesValue: boolean;
  /** The only values that it takes; none where it takes any. */
  readonly choices: readonly string[];
}

/** What can follow the words of a command. */
export interface Position {
  /** `rollout undo`; empty for the program itself. */
  readonly path: string;
  /** Commands, and the values of arguments that take only some. */
  readonly words: readonly Suggestion[];
  readonly flags: readonly FlagSuggestion[];
}

/** Everything that can be typed after a program and each of its commands, from the definition of the commands themselves. */
export function positionsOf(command: Command, path = ''): Position[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const options = [...help.visibleOptions(command), ...globals(command)];
  const position = {
    path,
    words: [
      ...commands.map((inner) => ({ word: inner.name(), about: inner.summary() || inner.description() })),
      ...command.registeredArguments.flatMap(argumentWords),
    ],
    flags: options.map(flagSuggestion),
  };
  return [position, ...commands.flatMap((inner) => positionsOf(inner, `${path} ${inner.name()}`.trimStart()))];
}

/** The flags after which a value stands, in every spelling. */
export function valueFlags(positions: readonly Position[]): string[] {
  const flags = positions.flatMap((position) => position.flags).filter(({ takesValue }) => takesValue);
  return [...new Set(flags.flatMap(({ names }) => names))];
}

function globals(command: Command): readonly Option[] {
  const parents: Command[] = [];
  for (let parent = command.parent; parent; parent = parent.parent) parents.push(parent);
  return parents.flatMap(({ options }) => options.filter(({ long }) => long !== '--version'));
}

function argumentWords({ argChoices = [], description }: Argument): Suggestion[] {
  return argChoices.map((word) => ({ word, about: description }));
}

function flagSuggestion({ short, long, flags, description, argChoices, required, optional }: Option): FlagSuggestion {
  const [, alternatives = ''] = /<([a-z]+(?:\|[a-z]+)+)>$/.exec(flags) ?? [];
  return {
    names: [short, long].filter((name) => name !== undefined),
    about: description,
    takesValue: required || optional,
    choices: argChoices ?? alternatives.split('|').filter((word) => word !== ''),
  };
}

/** How each step from one command into the next reads as a pattern of a shell: `' rollout'|'rollout undo'`. */
export function stepPatterns(positions: readonly Position[]): string {
  const paths = positions.map(({ path }) => path).filter((path) => path !== '');
  return paths.map((path) => `'${path.includes(' ') ? path : ` ${path}`}'`).join('|');
}

/** The flags of each position that take only some values, with the pattern `'plan/-o'|'plan/--output'` for each. */
export function choicePatterns(positions: readonly Position[]): { pattern: string; choices: readonly string[] }[] {
  return positions.flatMap(({ path, flags }) =>
    flags
      .filter(({ choices }) => choices.length > 0)
      .map(({ names, choices }) => ({ pattern: names.map((flag) => `'${path}/${flag}'`).join('|'), choices })),
  );
}
