import { type FlagSuggestion, type Position, type Suggestion, valueFlags } from './positions.ts';

/** A script that PowerShell 5 and later take. */
export function pwshScript(name: string, positions: readonly Position[]): string {
  return `# Completion of ${name} for PowerShell. In $PROFILE: ${name} completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName ${name} -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $valueFlags = @(${valueFlags(positions).map(quoted).join(', ')})
  $positions = @{
${positions.map(positionEntry).join('\n')}
  }
  $path = ''
  $former = ''
  foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
    if ($element.Extent.EndOffset -ge $cursorPosition -and $wordToComplete -ne '') { break }
    $word = $element.ToString()
    $next = "$path $word".Trim()
    if ($valueFlags -cnotcontains $former -and $positions.ContainsKey($next)) { $path = $next }
    $former = $word
  }
  $here = $positions[$path]
  if ($here.Choices.ContainsKey($former)) {
    $offered = $here.Choices[$former]
  } elseif ($valueFlags -ccontains $former) {
    return
  } elseif ($wordToComplete.StartsWith('-')) {
    $offered = $here.Flags
  } else {
    $offered = $here.Words
  }
  $offered | Where-Object { $_[0] -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
  }
}
`;
}

function positionEntry({ path, words, flags }: Position): string {
  const all = flags.flatMap(({ names, about }) => names.map((word) => ({ word, about })));
  const choices = flags.flatMap(choiceEntries).join('; ');
  return `    ${quoted(path)} = @{ Words = ${list(words)}; Flags = ${list(all)}; Choices = @{ ${choices} } }`;
}

function choiceEntries({ names, choices, about }: FlagSuggestion): string[] {
  if (choices.length === 0) return [];
  return names.map((flag) => `${quoted(flag)} = ${list(choices.map((word) => ({ word, about })))}`);
}

/** Each element begins with a comma: PowerShell would else flatten a list of one pair. */
function list(suggestions: readonly Suggestion[]): string {
  return `@(${suggestions.map(({ word, about }) => `,@(${quoted(word)}, ${quoted(about)})`).join('; ')})`;
}

function quoted(text: string): string {
  return `'${text.replace(/['\u2018\u2019]/g, '$&$&')}'`;
}
