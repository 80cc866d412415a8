import type { FieldChange } from '../../../model/change.ts';
import type { Policy } from '../../../model/manifest.ts';
import type { Observed } from '../../../model/provider.ts';

/** The revision's number. */
export function revisionOf(arn: string): number {
  return Number(arn.slice(arn.lastIndexOf(':') + 1));
}

/** Our active revisions beyond the present one and the `revisions.keep` newest before it, newest first. */
export function surplusOf(observed: Observed, { revisions }: Policy): string[] {
  if (!revisions) return [];
  return olderOwnRevisions(observed).slice(Math.max(0, revisions.keep));
}

/** The change that deregisters surplus revisions. */
export function surplusRevisions(observed: Observed, policy: Policy): FieldChange[] {
  const surplus = surplusOf(observed, policy).length;
  if (surplus === 0) return [];
  const before = olderOwnRevisions(observed).length;
  return [{ path: ['revisions'], before: `${before} older`, after: `${before - surplus} older`, mode: 'update' }];
}

function olderOwnRevisions({ facts, attributes }: Observed): string[] {
  const own = Array.isArray(facts.ownRevisions) ? facts.ownRevisions.map(String) : [];
  const present = revisionOf(attributes.arn ?? '');
  return own.filter((arn) => revisionOf(arn) < present).sort((left, right) => revisionOf(right) - revisionOf(left));
}
