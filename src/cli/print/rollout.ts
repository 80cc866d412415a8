import { visible } from '../../lib/visible.ts';
import { remedyOf } from '../../model/failure.ts';
import type { Standing } from '../ledger.ts';
import { isUndone, isUnwell, type RolloutEnd } from '../rollout-code.ts';
import type { Row } from './block.ts';
import type { Palette } from './colour.ts';
import { deploymentRows } from './deployment-rows.ts';
import { durationText } from './duration.ts';
import { complaintText } from './failure.ts';
import { isWell } from './progress-line.ts';
import { counted } from './words.ts';

/** The end of an apply: one sentence for the result, and what is not as it should be. */
export function rolloutText(
  end: RolloutEnd & { readonly code: number; readonly interrupted: boolean },
  paints: Palette,
): { readonly outcome: string; readonly complaints: string } {
  const { standings, waited, interrupted, code } = end;
  const wrong = standings.filter((standing) => isUndone(standing) || isUnwell({ standing, waited }));
  const complaints = interrupted
    ? leftText(wrong, paints)
    : wrong.map((standing) => `\n${wrongText(standing, code, paints)}`).join('');
  return { outcome: `${outcomeText(end, paints)}\n`, complaints };
}

function outcomeText({ standings, heldCount, waited, elapsedMs }: RolloutEnd, paints: Palette): string {
  const applied = standings.filter((standing) => !isUndone(standing)).length;
  const healthy = standings.filter(({ state }) => isWell(state)).length;
  const total = standings.length + heldCount;
  const isAll = applied === total;
  const title = isAll ? paints.green('Applied') : paints.yellow('Applied');
  const amount = isAll ? counted(total, 'change') : `${applied} of ${counted(total, 'change')}`;
  const held = heldCount > 0 ? ` ${heldCount} held.` : '';
  return `\n${title} ${amount} in ${durationText(elapsedMs)}.${held}${waited ? healthText(healthy, applied) : ''}`;
}

function healthText(healthy: number, applied: number): string {
  if (applied === 0) return '';
  return healthy >= applied ? ' All healthy.' : ` ${healthy} of ${applied} healthy.`;
}

function wrongText(standing: Standing, code: number, paints: Palette): string {
  const { id, state, detail, deployment } = standing;
  const title = isUndone(standing) ? `${visible(id)} was not applied` : `${visible(id)} did not become healthy`;
  const told = deployment && deployment.state !== 'succeeded' ? deploymentRows(id, deployment) : [];
  const why: Row = [state, visible(detail.split('\n')[0] ?? '')];
  return complaintText({ title, code, rows: [...(told.length > 0 ? told : [why]), wayOut(standing)] }, paints);
}

function wayOut({ id, failure, blockedBy }: Standing): Row {
  if (blockedBy) return ['fix', `Mend ${visible(blockedBy)} first, then run the same command again.`];
  return failure ? ['fix', visible(remedyOf(failure, id))] : ['see', `evenkeel describe ${visible(id)}`];
}

function leftText(left: readonly Standing[], paints: Palette): string {
  if (left.length === 0) return '';
  const rows = left.map((standing) => {
    const what = isUndone(standing) ? 'not applied' : 'applied, not healthy yet';
    return `  ${paints.yellow('·')} ${visible(standing.id).padEnd(28)} ${what}`;
  });
  const next = left.some(isUndone) ? 'Run the same command again to go on.' : '`evenkeel status` shows how it goes on.';
  return `\nStopped. Left:\n${rows.join('\n')}\n${next}\n`;
}
