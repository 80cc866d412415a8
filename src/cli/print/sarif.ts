import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { failureTable, type Reason } from '../../model/failure.ts';
import type { Problem } from '../../model/problem.ts';
import { jsonText } from './json.ts';

/** The problems as SARIF 2.1.0, which code scanners read; those without a place are in the source as a whole. */
export function sarif(problems: readonly Problem[], version: string, source: string): string {
  // Code scanners refuse a result that is nowhere.
  const whole = { file: source, line: 1, column: 1 };
  const reasons = [...new Set(problems.map(({ reason }) => reason))];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'evenkeel', version, rules: reasons.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => resultOf({ origin: whole, ...problem }, reasons)),
      },
    ],
  };
  return jsonText(log);
}

function ruleOf(reason: Reason): object {
  const { sentence, remedy } = failureTable[reason];
  const text = `${sentence}.`;
  return { id: reason, name: reason, shortDescription: { text }, fullDescription: { text }, help: { text: remedy } };
}

function resultOf(
  { severity, reason, message, suggestion, origin, length }: Problem,
  reasons: readonly Reason[],
): object {
  const text = suggestion ? `${message}: ${suggestion}` : message;
  return {
    ruleId: reason,
    ruleIndex: reasons.indexOf(reason),
    level: severity,
    message: { text },
    ...(origin ? { locations: [locationOf(origin, length)] } : {}),
  };
}

function locationOf({ file, line, column }: NonNullable<Problem['origin']>, length = 1): object {
  const path = file.split(sep).map(encodeURIComponent).join('/');
  const uri = isAbsolute(file) ? pathToFileURL(file).href : path;
  const region = { startLine: line, startColumn: column, endColumn: column + length };
  return { physicalLocation: { artifactLocation: { uri }, region } };
}
