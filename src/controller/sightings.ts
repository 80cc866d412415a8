import type { Report } from '../engine/report.ts';
import { firstPending } from '../engine/resolve.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Recollection } from '../model/pass.ts';
import type { Step } from '../model/plan.ts';
import type { Indexed, Observed } from '../model/provider.ts';
import type { ResourceId } from '../model/resource.ts';

/**
 * What passes have seen of AWS and made of it since everything was last looked at, so that following what is under way does not
 * look again at what it only refers to.
 */
export class Sightings {
  readonly #live = new Map<ResourceId, Observed>();
  readonly #indexed = new Map<string, Indexed>();
  #isWhole = false;

  /** Takes what a pass saw and did; one that looked at everything replaces what earlier ones saw. */
  note({ plan, outcomes, seen }: Report, isFull: boolean): void {
    if (isFull) this.#forget(plan.unseen === undefined);
    for (const [id, observed] of seen?.live ?? []) this.#live.set(id, observed);
    for (const entry of seen?.indexed ?? []) this.#indexed.set(entry.arn, entry);
    for (const step of plan.steps) this.#keep(step.change.id, after(step, outcomes.get(step.change.id)));
  }

  /** Undefined while not everything has been seen. */
  get recollection(): Recollection | undefined {
    return this.#isWhole ? { live: this.#live, indexed: [...this.#indexed.values()] } : undefined;
  }

  #forget(isWhole: boolean): void {
    this.#live.clear();
    this.#indexed.clear();
    this.#isWhole = isWhole;
  }

  #keep(id: ResourceId, observed: Observed | undefined): void {
    if (observed) this.#live.set(id, observed);
    else this.#live.delete(id);
  }
}

/** A resource as it is after a step, as far as that is known: what failed may have happened. */
function after(step: Step, outcome: Outcome | undefined): Observed | undefined {
  if (outcome?.result === 'applied') return madeBy(step, outcome);
  return outcome?.result === 'failed' ? undefined : step.observed;
}

/** A resource as AWS has answered that it made it; undefined where its answer does not tell everything. */
function madeBy({ change, desired, observed }: Step, { attributes }: Outcome): Observed | undefined {
  if (!desired || !attributes || change.withheld || firstPending(desired.spec)) return undefined;
  const { key, spec, tags } = desired;
  return { facts: {}, ...observed, key, spec, tags, attributes };
}
