import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/report.ts';
import { kinds } from '../../src/kinds/index.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import { isObject, type Json, type JsonObject } from '../../src/lib/json.ts';
import { ruleTree } from '../../src/model/field.ts';
import { arbitraryFleet, type Fleet } from '../support/arbitrary-fleet.ts';
import { reordered, shuffled } from '../support/arbitrary-spec.ts';
import { isWrite } from '../support/call-history.ts';
import { ship } from '../support/ship.ts';
import { changesOf, sail, stepsOf } from '../support/voyage.ts';
import { disown, worldView } from '../support/world-view.ts';

/** A failure is not made smaller: whole passes take their time. */
const few = { numRuns: 12, endOnFailure: true };

function changesText({ plan, problems }: Report): string {
  const changes = plan.steps.map(({ change: { origin: _place, ...change } }) => change);
  return JSON.stringify({ changes, problems: problems.map(({ origin: _place, ...problem }) => problem) });
}

/** What is wrong with the manifests, and what AWS did not take. */
function troublesOf({ problems, outcomes }: Report): unknown[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return [...errors, ...[...outcomes.values()].flatMap(({ failure }) => failure ?? [])];
}

/** The same manifests in other files, in another order, with everything in another order that means nothing. */
function rewritten(fleet: Fleet, random: () => number): Fleet {
  const texts = shuffled(Object.values(fleet), random).map((text) =>
    JSON.stringify(rewrittenManifest(JSON.parse(text), random)),
  );
  return Object.fromEntries(texts.map((text, index) => [`${index}.yaml`, text]));
}

function rewrittenManifest(content: JsonObject, random: () => number): Json {
  const { spec, ...rest } = content;
  const fields = kinds.get(String(content.kind))?.fields ?? {};
  const members = Object.entries({ ...rest, spec: isObject(spec) ? reordered(spec, ruleTree(fields), random) : {} });
  return Object.fromEntries(shuffled(members, random));
}

describe('for any fleet', () => {
  it('a plan after an apply is empty, also for somebody who has just arrived', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFleet, async (fleet) => {
        const first = ship(fleet);
        expect(troublesOf(await first.drive(first.runtime.pass()))).toEqual([]);
        expect(changesOf(await first.drive(first.runtime.plan()))).toEqual([]);
        const second = ship(fleet, { aws: first.aws });
        expect(changesOf(await second.drive(second.runtime.plan()))).toEqual([]);
      }),
      few,
    );
  });

  it('a plan is the same text in whatever order and files the manifests are written', async () => {
    const seeds = fc.integer({ min: 0, max: 2 ** 31 });
    await fc.assert(
      fc.asyncProperty(arbitraryFleet, arbitraryFleet, seeds, async (before, after, seed) => {
        const { aws, drive, runtime } = ship(before);
        await drive(runtime.pass());
        const left = await drive(ship(after, { aws }).runtime.plan());
        const right = await drive(ship(rewritten(after, seededRandom(seed)), { aws }).runtime.plan());
        expect(changesText(right)).toBe(changesText(left));
      }),
      few,
    );
  });

  it('one change after another leads to where the last one leads from nothing', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFleet, arbitraryFleet, async (before, after) => {
        const { aws, drive, runtime } = ship(before);
        await drive(runtime.pass());
        const next = ship(after, { aws });
        const report = await next.drive(next.runtime.pass());
        expect(troublesOf(report)).toEqual([]);
        const held = changesOf(await next.drive(next.runtime.plan()));
        expect(held.filter((step) => !step.endsWith(' replace ReplaceNeedsConsent'))).toEqual([]);
      }),
      few,
    );
  });
});

describe('whatever vanishes from the source', () => {
  const deletes = /^(Delete(Cluster|Service|Repository|LogGroup)$|Deregister)/;
  const files = ['cluster.yaml', 'logs.yaml', 'repository.yaml', 'task-definition.yaml', 'service.yaml'];
  const broken: Readonly<Record<string, string>> = {
    'a manifest with a field that does not exist':
      '{"apiVersion":"evenkeel/v1","kind":"Cluster","metadata":{"name":"x"},"spec":{"setings":[]}}',
    'a reference that leads nowhere': JSON.stringify({
      apiVersion: 'evenkeel/v1',
      kind: 'Service',
      metadata: { name: 'x' },
      spec: { cluster: 'ref:Cluster/lost' },
    }),
    'a document that is no manifest': '["x"]',
    'a kind that does not exist': '{"kind":"Clutser","metadata":{"name":"x"}}',
  };

  for (const [title, text] of Object.entries(broken)) {
    it(`nothing is deleted beside ${title}`, async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryFleet, fc.subarray(files), async (fleet, left) => {
          const { aws, runtime, drive, source } = ship(fleet);
          await drive(runtime.pass());
          source.files = { ...Object.fromEntries(left.map((file) => [file, fleet[file] ?? ''])), 'broken.yaml': text };
          await drive(runtime.pass({ prune: true }));
          expect(aws.calls.filter(({ operation }) => deletes.test(operation))).toEqual([]);
        }),
        { ...few, numRuns: 3 },
      );
    });
  }

  it('nothing is deleted while the source cannot be read as a whole, or is empty', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFleet, fc.subarray(files), fc.boolean(), async (fleet, left, empty) => {
        const { aws, runtime, drive, source } = ship(fleet);
        await drive(runtime.pass());
        source.files = empty ? {} : Object.fromEntries(left.map((file) => [file, fleet[file] ?? '']));
        source.whole = false;
        await drive(runtime.pass({ prune: true }));
        expect(aws.calls.filter(({ operation }) => deletes.test(operation))).toEqual([]);
      }),
      { ...few, numRuns: 6 },
    );
  });

  it('goes once the source is whole again and pruning is on', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFleet, fc.subarray(files, { minLength: 1, maxLength: 3 }), async (fleet, chosen) => {
        // A cluster cannot go while a service stays in it.
        const gone = chosen.includes('cluster.yaml') ? [...chosen, 'service.yaml'] : chosen;
        const base = ship(fleet);
        await sail(base);
        const left = Object.entries(fleet).filter(([file]) => !gone.includes(file));
        const next = ship(Object.fromEntries(left.map(([file, text]) => [file, withoutReferences(text)])), {
          aws: base.aws,
        });
        await sail(next, { prune: true });
        const view = (await worldView(base.aws)).join('\n');
        for (const file of gone) expect(view).not.toContain(`"${idOf(fleet[file] ?? '{}')}"`);
      }),
      { ...few, numRuns: 6 },
    );
  });
});

/** What is not in the source any more cannot be referred to: its name on AWS still can. */
function withoutReferences(text: string): string {
  return text
    .replaceAll('ref:Cluster/demo', 'demo')
    .replaceAll('ref:TaskDefinition/web', 'web')
    .replaceAll('ref:LogGroup/web', '/demo/web');
}

function idOf(text: string): string {
  const { kind, metadata } = JSON.parse(text);
  return `${kind}/${metadata.name}`;
}

describe('what this instance does not own', () => {
  for (const owner of ['nobody', 'another instance']) {
    it(`is never touched when it belongs to ${owner}, whatever the manifests say`, async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryFleet, arbitraryFleet, async (theirs, ours) => {
          const { aws, ...foreign } = ship(theirs, { owner: 'foreign' });
          expect(troublesOf(await foreign.drive(foreign.runtime.pass()))).toEqual([]);
          if (owner === 'nobody') await disown(aws);
          const before = await worldView(aws);
          const calls = aws.calls.length;
          const mine = ship(ours, { aws });
          const report = await mine.drive(mine.runtime.pass({ prune: true }));
          expect(stepsOf(report).filter((step) => !/ (OwnedByOther|AdoptionNeedsConsent)$/.test(step))).toEqual([]);
          expect(aws.calls.slice(calls).filter(isWrite)).toEqual([]);
          expect(await worldView(aws)).toEqual(before);
        }),
        { ...few, numRuns: 5 },
      );
    });
  }
});
