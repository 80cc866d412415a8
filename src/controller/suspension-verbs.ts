import type { Report } from '../engine/report.ts';
import { ownershipTags } from '../model/ownership.ts';
import type { Cloud } from '../model/ports.ts';
import type { ResourceId } from '../model/resource.ts';
import { type Suspension, suspensionTag } from '../model/suspension.ts';
import { type Marking, type MarkRequest, markResources } from './marking.ts';

/** What is to be suspended and for how long; everything that is ours when no target is named. */
export interface SuspendRequest extends Pick<Suspension, 'until' | 'reason'> {
  readonly targets?: readonly ResourceId[];
}

/** What can be asked about leaving resources alone. */
export interface SuspensionVerbs {
  /** Keeps resources from being changed until the time is up or they are resumed. Throws FailureError when AWS cannot be reached at all. */
  suspend(request: SuspendRequest): Promise<Marking>;
  /** Ends suspensions; what is not suspended is fine. Throws FailureError when AWS cannot be reached at all. */
  resume(request?: Pick<SuspendRequest, 'targets'>): Promise<Marking>;
}

/** Marks what a plan has looked at, and nothing that belongs to somebody else. */
export function suspensionVerbs(cloud: Cloud, plan: () => Promise<Report>, owner: string): SuspensionVerbs {
  return {
    async suspend({ targets, ...suspension }) {
      const value = suspensionTag({ ...suspension, all: targets === undefined });
      return mark(targets, (arns) => cloud.marks.set(arns, { [ownershipTags.suspended]: value }));
    },
    // Also where no suspension is seen: the index may not show one of a moment ago yet.
    resume: ({ targets } = {}) => mark(targets, (arns) => cloud.marks.clear(arns, [ownershipTags.suspended])),
  };

  async function mark(targets: SuspendRequest['targets'], change: MarkRequest['change']): Promise<Marking> {
    const report = await plan();
    const rejected = await cloud.index.owned(unseenIds(report));
    return markResources({ report, rejected, owner, change, ...(targets ? { targets } : {}) });
  }
}

/** Resources whose manifests have errors: no pass looks at them. */
function unseenIds({ plan: { steps }, problems }: Report): ResourceId[] {
  const seen = new Set(steps.map(({ change }) => change.id));
  const ids = problems.flatMap(({ severity, id }) => (severity === 'error' && id && !seen.has(id) ? [id] : []));
  return [...new Set(ids)];
}
