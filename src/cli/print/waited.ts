import { visible } from '../../lib/visible.ts';
import { remedyOf } from '../../model/failure.ts';
import { type ConditionName, conditions } from '../condition.ts';
import type { Waited } from '../waiting.ts';
import type { Row } from './block.ts';
import type { Palette } from './colour.ts';
import { durationText } from './duration.ts';
import { complaintText } from './failure.ts';
import { isFinal, isWell } from './progress-line.ts';
import { unhealthyRows } from './unhealthy.ts';
import { counted } from './words.ts';

/** How a waiting ended. */
export interface WaitingEnd {
  readonly waited: readonly Waited[];
  readonly condition: ConditionName;
  readonly code: number;
  readonly interrupted: boolean;
  readonly timeoutMs: number;
  readonly elapsedMs: number;
}

/** The end of a waiting: one sentence when all is as it should be, and otherwise what is not. */
export function waitedText(
  end: WaitingEnd,
  paints: Palette,
): { readonly outcome: string; readonly complaints: string } {
  const { waited, condition, interrupted, elapsedMs } = end;
  const unmet = waited.filter(({ state }) => !isWell(state));
  if (unmet.length === 0) {
    const outcome = `${counted(waited.length, 'resource')} ${conditions[condition].words} after ${durationText(elapsedMs)}.\n`;
    return { outcome, complaints: '' };
  }
  if (interrupted) return { outcome: '', complaints: leftText('Stopped. Left:', unmet, paints) };
  const hopeless = unmet.filter(({ state }) => isFinal(state));
  const blamed = hopeless.length > 0 ? hopeless : unmet;
  const others = unmet.filter((standing) => !blamed.includes(standing));
  const blocks = blamed.map((standing) => `\n${complaintText(complaintOf(standing, end), paints)}`).join('');
  return { outcome: '', complaints: blocks + leftText('Given up on:', others, paints) };
}

function complaintOf(standing: Waited, { condition, code, timeoutMs }: WaitingEnd) {
  const { id, state } = standing;
  const { words } = conditions[condition];
  const verb = condition === 'delete' ? 'was not' : 'did not become';
  const limit = isFinal(state) ? '' : ` within ${durationText(timeoutMs)}`;
  return {
    title: `${visible(id)} ${verb} ${state === 'degraded' ? 'healthy' : words}${limit}`,
    code,
    rows: rowsOf(standing),
  };
}

function rowsOf({ id, state, detail, failure, sight }: Waited): Row[] {
  if (state === 'degraded' && sight) return unhealthyRows(sight);
  const fix: Row = failure ? ['fix', visible(remedyOf(failure, id))] : ['see', `evenkeel describe ${visible(id)}`];
  return [[state, firstLine(detail)], fix];
}

function leftText(title: string, standings: readonly Waited[], paints: Palette): string {
  if (standings.length === 0) return '';
  const lines = standings.map(({ id, state, detail }) =>
    `  ${paints.yellow('·')} ${visible(id).padEnd(28)} ${state.padEnd(12)} ${firstLine(detail)}`.trimEnd(),
  );
  return `\n${title}\n${lines.join('\n')}\n`;
}

function firstLine(text: string): string {
  return visible(text.split('\n')[0] ?? '');
}
