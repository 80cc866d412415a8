import type { Baseline } from '../model/baseline.ts';
import type { Change } from '../model/change.ts';
import type { Failure } from '../model/failure.ts';
import type { Policy } from '../model/manifest.ts';
import { ownershipOf } from '../model/ownership.ts';
import type { Step } from '../model/plan.ts';
import type { ResourceId } from '../model/resource.ts';
import type { Orphan } from './observe.ts';

interface Surroundings {
  /** What has to be gone first. */
  readonly after: readonly ResourceId[];
  readonly owner: string;
  /** What Git asked for before. */
  readonly baseline: Baseline | undefined;
  /** What is done about the resource that takes its place. */
  readonly successor: Step | undefined;
}

/** What is to be done about a resource that no manifest describes. */
export function planOrphan(orphan: Orphan, { after, owner, baseline, successor }: Surroundings): Step {
  const { id, kind, observed } = orphan;
  const ownership = ownershipOf(observed.tags);
  const isOurs = ownership.owner === owner && !observed.leaving;
  const held = isOurs && orphan.successor ? notReplaced(orphan.successor, successor, owner) : undefined;
  const change: Change = {
    ...{ op: isOurs ? 'prune' : 'none', id, key: observed.key, fields: [], after },
    ...(isOurs && baseline && !wasDescribed(id, baseline) ? { isDrift: true as const } : {}),
    ...(held ? { held } : {}),
  };
  return { change, kind, observed, policy: policyOf(ownership.deletion) };
}

/** What was in no manifest before either goes whoever the author is. */
function wasDescribed(id: ResourceId, { desired, rejected }: Baseline): boolean {
  return desired.has(id) || rejected.has(id);
}

function policyOf(deletion: string | undefined): Policy {
  return deletion === 'retain' || deletion === 'delete' ? { deletion } : {};
}

/** What is renamed goes only once its successor does its work. */
function notReplaced(id: ResourceId, successor: Step | undefined, owner: string): Failure | undefined {
  const live = successor?.observed;
  const isOurs = live && ownershipOf(live.tags).owner === owner;
  if (isOurs && successor.kind.health(live).status === 'Healthy') return undefined;
  return { reason: 'DependencyNotReady', message: `${id}, which takes its place, is not healthy yet` };
}
