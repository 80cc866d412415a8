import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlannedChange, planDocument } from '../../src/cli/plan-document.ts';
import type { Report } from '../../src/engine/report.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import type { Operation } from '../../src/model/change.ts';
import { failureClass } from '../../src/model/failure.ts';
import { arbitraryFleet, type Fleet } from '../support/arbitrary-fleet.ts';
import { isWrite } from '../support/call-history.ts';
import { type Ship, ship } from '../support/ship.ts';

/*
 * What a reader of the plan may expect of the calls that follow, per resource: the first column must happen, the second may, for what
 * AWS takes in calls of its own (tags, policies), and nothing else. A service is scaled to nothing in one pass and goes in a later one,
 * and what it uses goes after it.
 */
const expectations: Readonly<Record<Operation, readonly [must: readonly Verb[], may: readonly Verb[]]>> = {
  none: [[], []],
  create: [['make'], ['change']],
  update: [['change'], []],
  adopt: [['change'], ['make']],
  rollback: [['change'], []],
  revise: [['make'], ['change']],
  replace: [['remove', 'make'], ['change']],
  prune: [[], ['change', 'remove']],
};

type Verb = 'make' | 'change' | 'remove';

const kindPatterns: readonly (readonly [RegExp, string])[] = [
  [/TaskDefinition/, 'TaskDefinition/web'],
  [/Service/, 'Service/web'],
  [/Cluster/, 'Cluster/demo'],
  [/Repository|Lifecycle|ImageTag|ImageScanning/, 'Repository/web'],
  [/LogGroup|Retention/, 'LogGroup/web'],
];

/** By the ARN where the operation is one for resources of any kind. */
const arnPatterns: readonly (readonly [RegExp, string])[] = [
  [/:task-definition\//, 'TaskDefinition/web'],
  [/:service\//, 'Service/web'],
  [/:cluster\//, 'Cluster/demo'],
  [/:repository\//, 'Repository/web'],
  [/:log-group:/, 'LogGroup/web'],
];

function resourceOf({ operation, input }: { operation: string; input: unknown }): string {
  const isTagging = /^(Tag|Untag)/.test(operation);
  const [patterns, text] = isTagging ? [arnPatterns, JSON.stringify(input)] : [kindPatterns, operation];
  return patterns.find(([pattern]) => pattern.test(text))?.[1] ?? `somebody else's (${operation})`;
}

function verbOf({ operation }: { operation: string }): Verb {
  if (/^(Create|Register)/.test(operation)) return 'make';
  return /^(Deregister|Delete(Cluster|Service|Repository|LogGroup)$)/.test(operation) ? 'remove' : 'change';
}

/** What the calls did that the plan does not say, and what it says and they did not. */
function surprises(
  changes: readonly PlannedChange[],
  calls: readonly { operation: string; input: unknown }[],
): string[] {
  const active = changes.filter(({ held }) => !held);
  const strange = calls.filter((call) => !active.some(({ id }) => id === resourceOf(call)));
  const wrong = active.flatMap(({ id, action }) => {
    const verbs = new Set(calls.filter((call) => resourceOf(call) === id).map(verbOf));
    const [must, may] = expectations[action];
    const missing = must.filter((verb) => !verbs.has(verb)).map((verb) => `${id} ${action}: nothing to ${verb} it`);
    const extra = [...verbs].filter((verb) => ![...must, ...may].includes(verb));
    return [...missing, ...extra.map((verb) => `${id} ${action}: a call to ${verb} it`)];
  });
  return [...strange.map((call) => `${resourceOf(call)}: ${call.operation}`), ...wrong];
}

const editsPerWorld = 100;

/** A manifest takes another form, goes or comes back. */
function edited(files: Fleet, forms: Fleet, random: () => number): Fleet {
  const names = Object.keys(forms);
  const name = names[Math.floor(random() * names.length)] ?? '';
  const next = { ...files };
  if (random() < 0.08 && name !== 'cluster.yaml') delete next[name];
  else next[name] = forms[name] ?? '';
  return next;
}

async function changesAndCalls(vessel: Ship): Promise<{ report: Report; surprising: string[]; changes: number }> {
  const { runtime, drive, ownCalls } = vessel;
  const planned = await drive(runtime.plan({ prune: true }));
  const request = { paths: [], targets: [], prune: true, owner: 'evenkeel' };
  const { changes } = planDocument(planned.plan, { request });
  const before = ownCalls().length;
  const report = await drive(runtime.apply(planned, { prune: true }));
  const writes = ownCalls().slice(before).filter(isWrite);
  return { report, surprising: surprises(changes, writes), changes: changes.filter(({ held }) => !held).length };
}

describe('for any edit of a manifest', () => {
  it.each(Array.from({ length: 10 }, (_, seed) => seed))(
    'the calls of an apply are those that its plan has shown (world %i)',
    async (seed) => {
      const fleets = fc.sample(arbitraryFleet, { seed, numRuns: editsPerWorld + 1 });
      const random = seededRandom(seed);
      const vessel = ship(fleets[0] ?? {});
      let changed = 0;
      for (const forms of fleets.slice(1)) {
        const { report, surprising, changes } = await changesAndCalls(vessel);
        expect(surprising).toEqual([]);
        const failures = [...report.outcomes.values()].flatMap(({ failure }) => failure ?? []);
        expect(failures.filter((failure) => failureClass(failure) !== 'waiting')).toEqual([]);
        changed += changes;
        vessel.source.files = edited(vessel.source.files, forms, random);
        await vessel.aws.clock.advance(600_000);
      }
      expect(changed).toBeGreaterThan(editsPerWorld / 2);
    },
  );
});
