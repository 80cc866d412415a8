import { codeOf, type Finding, type Verdict } from '../finding.ts';
import type { Palette } from './colour.ts';
import { jsonDocument } from './json.ts';
import { counted } from './words.ts';

/** A finding with the name of its check. */
export interface Found {
  readonly check: string;
  readonly finding: Finding;
}

const signs: Readonly<Record<Verdict, readonly [sign: string, paint: keyof Palette]>> = {
  ok: ['✓', 'green'],
  note: ['·', 'blue'],
  warning: ['!', 'yellow'],
  failed: ['✗', 'red'],
  skipped: ['-', 'dim'],
};
const verdictWidth = 'warning'.length;
const nameWidth = 'configuration'.length;
/** Where messages begin. */
const indent = ' '.repeat(2 + verdictWidth + 2 + nameWidth + 2);

/** `✓ ok       node           Node.js 22.12.0; …`, and below it what belongs to it. */
export function findingText({ check, finding }: Found, paints: Palette): string {
  const { verdict, message, details = [], remedy } = finding;
  const [sign, paint] = signs[verdict];
  const head = paints[paint](`${sign} ${verdict.padEnd(verdictWidth)}`);
  const rows = [...details, ...(remedy ? [`${paints.bold('fix')}  ${remedy}`] : [])];
  return `${[`${head}  ${check.padEnd(nameWidth)}  ${message}`, ...rows.map((row) => indent + row)].join('\n')}\n`;
}

/** How many of the checks failed, and with what that ends. */
export function diagnosisText(found: readonly Found[], paints: Palette): string {
  const findings = found.map(({ finding }) => finding);
  const count = (verdict: Verdict) => findings.filter((finding) => finding.verdict === verdict).length;
  const warnings = count('warning') > 0 ? `, ${counted(count('warning'), 'warning')}` : '';
  if (count('failed') === 0) return `\n${paints.green('Nothing failed')}${warnings}.\n`;
  const failed = paints.red(`${counted(count('failed'), 'check')} failed`);
  return `\n${failed}${warnings} (exit ${codeOf(findings)})\n`;
}

/** The same for programs. */
export function diagnosisJson(found: readonly Found[]): string {
  const findings = found.map(({ finding }) => finding);
  return jsonDocument('Diagnosis', {
    exitCode: codeOf(findings),
    checks: found.map(({ check, finding: { code: _code, ...finding } }) => ({ check, ...finding })),
  });
}
