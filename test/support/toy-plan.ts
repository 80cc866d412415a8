import { link } from '../../src/engine/link.ts';
import type { Observations, Orphan } from '../../src/engine/observe.ts';
import { plan } from '../../src/engine/plan.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import type { Pass } from '../../src/model/pass.ts';
import type { Plan, Step } from '../../src/model/plan.ts';
import type { Observed } from '../../src/model/provider.ts';
import type { ResourceId } from '../../src/model/resource.ts';
import { toyPass } from './toy-kinds.ts';

/** What a plan of toys is made from. */
export interface Situation {
  readonly manifests?: readonly Manifest[];
  readonly live?: readonly (readonly [ResourceId, Observed])[];
  readonly orphans?: readonly Orphan[];
  readonly observations?: Partial<Observations>;
  readonly whole?: boolean;
  readonly pass?: Partial<Pass>;
}

/** The plan for toys on a simple moon. */
export function planToys({
  manifests = [],
  live = [],
  orphans = [],
  observations,
  whole = true,
  pass,
}: Situation): Plan {
  const whatPass = { ...toyPass, ...pass };
  const rejected = { problems: [], ids: new Set<ResourceId>(), whole, revision: 'r1' };
  const graph = link({ desired: manifests, rejected }, whatPass);
  const observed = {
    live: new Map(live),
    orphans,
    failures: new Map(),
    indexed: [],
    owned: live.length + orphans.length,
    ...observations,
  };
  return plan(graph, observed, { rejected, pass: whatPass });
}

/** The only step of a plan. */
export function onlyStep({ steps }: Plan): Step {
  const [step, ...others] = steps;
  if (!step || others.length > 0) throw new Error(`${steps.length} steps, not one`);
  return step;
}
