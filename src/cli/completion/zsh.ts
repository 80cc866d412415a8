import { choicePatterns, type Position, type Suggestion, stepPatterns, valueFlags } from './positions.ts';

/** A script that `source` takes in zsh, once `compinit` has run. */
export function zshScript(name: string, positions: readonly Position[]): string {
  return `#compdef ${name}
# Completion of ${name} for zsh. In ~/.zshrc, after compinit: source <(${name} completion zsh)
_${name}() {
  local former='' word at=''
  local -a offered flags
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$former" in
      (${valueFlags(positions).join('|')}) ;;
      (*)
        case "$at $word" in
          (${stepPatterns(positions)}) at="\${at:+$at }$word" ;;
        esac
        ;;
    esac
    former="$word"
  done
  case "$at/$former" in
${choiceCases(positions)}
    (${valueFlags(positions)
      .map((flag) => `*/${flag}`)
      .join('|')}) _files; return ;;
  esac
  case "$at" in
${positions.map(positionCase).join('\n')}
  esac
  if [[ "$PREFIX" == -* ]]; then
    _describe 'flag' flags
  elif (( \${#offered} )); then
    _describe 'command' offered
  else
    _files
  fi
}
compdef _${name} ${name}
`;
}

function choiceCases(positions: readonly Position[]): string {
  const cases = choicePatterns(positions).map(
    ({ pattern, choices }) => `    (${pattern}) compadd -- ${choices.join(' ')}; return ;;`,
  );
  return cases.join('\n');
}

function positionCase({ path, words, flags }: Position): string {
  const all = flags.flatMap(({ names, about }) => names.map((word) => ({ word, about })));
  return `    ('${path}') offered=(${words.map(described).join(' ')}); flags=(${all.map(described).join(' ')}) ;;`;
}

/** `'word:about'`, as `_describe` reads it. */
function described({ word, about }: Suggestion): string {
  return `'${`${word.replaceAll(':', '\\:')}:${about}`.replaceAll("'", "'\\''")}'`;
}
