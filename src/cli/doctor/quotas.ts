import type { Json } from '../../lib/json.ts';
import { visible } from '../../lib/visible.ts';
import type { Step } from '../../model/plan.ts';
import { type Finding, ok, skipped } from '../finding.ts';
import type { Around } from './around.ts';

const worthAWarning = 0.8;
const remedy = 'Ask for more in Service Quotas, where the account does not have more already, or spread out.';

/** Nothing comes near to a quota, as far as the answers that a plan reads tell. */
export async function quotas({ ping, plan }: Around): Promise<Finding> {
  const { caller } = await ping();
  if (!caller) return skipped('AWS could not be asked');
  const uses = (await plan()).plan.steps.flatMap(usesOf);
  const details = uses.filter(({ share }) => share >= worthAWarning).map(({ text }) => text);
  if (details.length > 0) return { verdict: 'warning', message: 'near to a quota', details, remedy };
  const [most] = uses.toSorted((left, right) => right.share - left.share);
  return ok(most ? `the nearest is ${most.text}` : 'nothing on AWS yet that would count');
}

interface Use {
  readonly share: number;
  readonly text: string;
}

function usesOf({ kind, change, observed }: Step): Use[] {
  if (!observed) return [];
  return (kind.quotas ?? []).flatMap(({ name, limit, used }) => {
    const count = countOf(used(observed));
    const amount = `${count?.toLocaleString('en')} of ${limit.toLocaleString('en')} ${name}`;
    return count === undefined ? [] : [{ share: count / limit, text: `${visible(change.id)}: ${amount}` }];
  });
}

function countOf(used: Json | undefined): number | undefined {
  if (Array.isArray(used)) return used.length;
  return typeof used === 'number' ? used : undefined;
}
