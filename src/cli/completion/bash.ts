import { choicePatterns, type Position, stepPatterns, valueFlags } from './positions.ts';

/** A script that `source` takes in bash 3.2 and later. */
export function bashScript(name: string, positions: readonly Position[]): string {
  return `# Completion of ${name} for bash. In ~/.bashrc: source <(${name} completion bash)
_${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}"
  local path='' former='' word index words='' flags=''
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    case "$former" in
      ${valueFlags(positions).join('|')}) ;;
      *)
        case "$path $word" in
          ${stepPatterns(positions)}) path="\${path:+$path }$word" ;;
        esac
        ;;
    esac
    former="$word"
  done
  case "$path/$previous" in
${choiceCases(positions)}
    ${valueFlags(positions)
      .map((flag) => `*/${flag}`)
      .join('|')}) return ;;
  esac
  case "$path" in
${positions.map(positionCase).join('\n')}
  esac
  [[ "$current" == -* ]] && words="$flags"
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _${name} ${name}
`;
}

function choiceCases(positions: readonly Position[]): string {
  const cases = choicePatterns(positions).map(
    ({ pattern, choices }) =>
      `    ${pattern}) COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$current")); return ;;`,
  );
  return cases.join('\n');
}

function positionCase({ path, words, flags }: Position): string {
  const own = words.map(({ word }) => word).join(' ');
  const all = flags.flatMap(({ names }) => names).join(' ');
  return `    '${path}') words='${own}' flags='${all}' ;;`;
}
