import { type FlagSuggestion, type Position, type Suggestion, valueFlags } from './positions.ts';

/** A script that `source` takes in fish. */
export function fishScript(name: string, positions: readonly Position[]): string {
  const paths = positions.map(({ path }) => path).filter((path) => path !== '');
  const lines = positions.flatMap((position) => positionLines(name, position));
  return `# Completion of ${name} for fish. In ~/.config/fish/config.fish: ${name} completion fish | source
function __${name}_at
  set -l path ''
  set -l former ''
  set -l words (commandline -opc)
  for word in $words[2..-1]
    if not contains -- "$former" ${valueFlags(positions).join(' ')}
      set -l next (string trim -- "$path $word")
      contains -- "$next" ${paths.map(quoted).join(' ')}; and set path "$next"
    end
    set former "$word"
  end
  test "$path" = "$argv[1]"
end
${lines.join('\n')}
`;
}

function positionLines(name: string, { path, words, flags }: Position): string[] {
  const start = `complete -c ${name} -n ${quoted(`__${name}_at '${path}'`)}`;
  return [
    ...words.map(({ word, about }: Suggestion) => `${start} -f -a ${quoted(word)} -d ${quoted(about)}`),
    ...flags.map((flag) => `${start} ${flagText(flag)}`),
  ];
}

function flagText({ names, about, takesValue, choices }: FlagSuggestion): string {
  const parts = names.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const value = choices.length > 0 ? `-x -a ${quoted(choices.join(' '))}` : '-r';
  return [...parts, ...(takesValue ? [value] : []), `-d ${quoted(about)}`].join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
