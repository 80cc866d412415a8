import type { Policy } from '../../../model/manifest.ts';
import type { Observed, Surplus } from '../../../model/provider.ts';

/** The revision's number. */
export function revisionOf(arn: string): number {
  return Number(arn.slice(arn.lastIndexOf(':') + 1));
}

/**
 * Our active revisions beyond the present one and the `revisions.keep` newest before it. None goes that a service runs, and none at
 * all as long as a deployment has not succeeded: what ECS would go back to must be there.
 */
export function surplusRevisions(
  observed: Observed,
  { revisions }: Policy,
  users: () => readonly (Observed | undefined)[],
): Surplus | undefined {
  if (!revisions || !users().every(isSettled)) return undefined;
  const running = new Set(users().map((user) => user?.spec.taskDefinition));
  const older = olderOwnRevisions(observed);
  const gone = older.slice(Math.max(0, revisions.keep)).filter((arn) => !running.has(arn));
  return gone.length > 0 ? { revisions: { kept: older.filter((arn) => !gone.includes(arn)), gone } } : undefined;
}

function isSettled(user: Observed | undefined): boolean {
  return user !== undefined && (user.deployments ?? []).slice(0, 1).every(({ state }) => state === 'succeeded');
}

function olderOwnRevisions({ facts, attributes }: Observed): string[] {
  const own = Array.isArray(facts.ownRevisions) ? facts.ownRevisions.map(String) : [];
  const present = revisionOf(attributes.arn ?? '');
  return own.filter((arn) => revisionOf(arn) < present).sort((left, right) => revisionOf(right) - revisionOf(left));
}
