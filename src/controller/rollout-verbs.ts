import type { Deployment } from '../model/deployment.ts';
import { FailureError } from '../model/failure.ts';
import { ownershipOf } from '../model/ownership.ts';
import type { Step } from '../model/plan.ts';
import type { Cloud } from '../model/ports.ts';
import type { Observed, Rollouts } from '../model/provider.ts';
import type { Attributes } from '../model/resource.ts';

/** What can be asked of the deployments of a resource that a plan has looked at. All throw FailureError. */
export interface RolloutVerbs {
  /** Every deployment that AWS still knows, the newest first; none of what is not on AWS or is not deployed. */
  history(step: Step): Promise<readonly Deployment[]>;
  /** Starts a deployment of what the resource has already; gives its name. */
  restart(step: Step): Promise<Attributes>;
  /** Lets the paused deployment go on, or sends it back. */
  answer(step: Step, go: 'on' | 'back'): Promise<void>;
}

/** Asks the kind's provider, and changes nothing that belongs to somebody else. */
export function rolloutVerbs(cloud: Cloud, owner: string): RolloutVerbs {
  return {
    async history({ observed, kind }) {
      const { rollouts } = await cloud.provider(kind.name);
      return observed && rollouts ? rollouts.history(observed) : [];
    },
    async restart(step) {
      const { rollouts, observed } = await deployed(step);
      return rollouts.restart(observed);
    },
    async answer(step, go) {
      const { rollouts, observed } = await deployed(step);
      return rollouts.answer(observed, go);
    },
  };

  async function deployed({ change, observed, kind }: Step): Promise<{ rollouts: Rollouts; observed: Observed }> {
    const { rollouts } = await cloud.provider(kind.name);
    if (!rollouts) throw new FailureError('NotDeployed', `${change.id} has no deployments`);
    if (!observed || observed.leaving) throw new FailureError('NotDeployed', `${change.id} is not on AWS`);
    const liveOwner = ownershipOf(observed.tags).owner;
    if (liveOwner === owner) return { rollouts, observed };
    if (liveOwner === undefined) throw new FailureError('AdoptionNeedsConsent', `${change.id} is not owned by anybody`);
    throw new FailureError('OwnedByOther', `${change.id} on AWS is owned by the evenkeel instance "${liveOwner}"`);
  }
}
