import { describe, expect, it } from 'vitest';
import { gate } from '../../src/engine/gate.ts';
import { link } from '../../src/engine/link.ts';
import { plan } from '../../src/engine/plan.ts';
import { validate } from '../../src/engine/validate.ts';
import type { Json, JsonObject } from '../../src/lib/json.ts';
import type { Snapshot } from '../../src/model/document.ts';
import { isWrite } from '../support/call-history.ts';
import { serviceSpec, taskDefinitionSpec } from '../support/manifests.ts';
import { registry, type Ship, ship } from '../support/ship.ts';
import type { SimulatedAws } from '../support/simulated-aws.ts';
import { toyPass } from '../support/toy-kinds.ts';
import { changesOf } from '../support/voyage.ts';

function document(
  kind: string,
  name: string,
  { spec = {}, policy = {} }: { spec?: JsonObject; policy?: JsonObject } = {},
) {
  const origin = { file: `${kind}/${name}.yaml`, line: 1, column: 1 };
  const content: Json = { apiVersion: 'evenkeel/v1', kind, metadata: { name }, policy, spec };
  return { content, origin, locate: () => origin };
}

function stacks(count: number, policy: JsonObject = {}): Snapshot {
  const pairs = Array.from({ length: count }, (_, index) => [
    document('TaskDefinition', `web-${index}`, { spec: taskDefinitionSpec({ image: `nginx:${index}` }), policy }),
    document('Service', `web-${index}`, {
      spec: serviceSpec({ taskDefinition: `ref:TaskDefinition/web-${index}`, desiredCount: 0 }),
      policy,
    }),
  ]);
  return { documents: [document('Cluster', 'demo'), ...pairs.flat()], problems: [], whole: true, revision: 'r1' };
}

function loaded(snapshot: Snapshot, aws?: SimulatedAws): Ship {
  // The source is replaced, so that no policy could be made of it; fleets of another size have theirs.
  const vessel = ship({}, { may: 'everything', ...(aws ? { aws } : {}) });
  vessel.source.read = async () => snapshot;
  return vessel;
}

describe('a thousand services', () => {
  it('cost 115 ECS calls at most to find that nothing is to do, also from a cold start', {
    timeout: 60_000,
  }, async () => {
    const snapshot = stacks(1000);
    const first = loaded(snapshot);
    const { outcomes } = await first.drive(first.runtime.pass());
    expect([...outcomes.values()].flatMap(({ failure }) => failure ?? [])).toEqual([]);
    await first.aws.clock.advance(600_000);
    const cold = loaded(snapshot, first.aws);
    expect(changesOf(await cold.drive(cold.runtime.pass()))).toEqual([]);
    const calls = cold.ownCalls();
    expect(calls.filter(isWrite)).toEqual([]);
    expect(calls.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(calls.filter(({ service }) => service === 'ecs').length).toBeLessThanOrEqual(115);
    expect(calls.filter(({ service }) => service === 'tagging').length).toBeLessThanOrEqual(21);
    expect(calls.filter(({ operation }) => operation === 'DescribeTaskDefinition')).toEqual([]);
  });
});

describe('ten thousand manifests', () => {
  const rejectedNothing = { problems: [], ids: new Set<never>(), whole: true, revision: 'r1' };
  const nothingLive = { live: new Map(), orphans: [], failures: new Map(), indexed: [], owned: 0 };

  for (const policy of [{}, { wave: 1 }]) {
    it(`are checked, linked and planned in one go ${policy.wave ? 'in waves' : ''}`, () => {
      const { desired, rejected } = validate(stacks(5000, policy), registry);
      expect(rejected.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const pass = { ...toyPass, registry };
      const graph = link({ desired, rejected: rejectedNothing }, pass);
      const { steps } = gate(plan(graph, nothingLive, { rejected: rejectedNothing, pass }), pass.policy);
      expect(steps.filter(({ change }) => change.op === 'create')).toHaveLength(10_001);
    });
  }

  it('are narrowed to one and what depends on it', () => {
    const { desired } = validate(stacks(5000), registry);
    const pass = { ...toyPass, registry, scope: new Set(['TaskDefinition/web-7', 'Cluster/demo'] as const) };
    expect(link({ desired, rejected: rejectedNothing }, pass).scope?.size).toBe(5002);
  });
});
