import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/lib/json.ts';
import type { Policy } from '../../src/model/manifest.ts';
import { ownershipTags } from '../../src/model/ownership.ts';
import type { Step } from '../../src/model/plan.ts';
import { kindOf } from '../../src/model/resource.ts';
import { isWrite } from '../support/call-history.ts';
import { type FieldCase, fieldsIn, fieldsOf, type KindCases, turnedRound } from '../support/kind-cases.ts';
import { manifest } from '../support/manifests.ts';
import { type Ship, ship } from '../support/ship.ts';
import type { SimulatedAws } from '../support/simulated-aws.ts';
import { changesOf } from '../support/voyage.ts';
import { disown, worldView } from '../support/world-view.ts';
import { clusterCases } from './cluster.cases.ts';
import { logGroupCases } from './log-group.cases.ts';
import { repositoryCases } from './repository.cases.ts';
import { serviceCases } from './service.cases.ts';
import { taskDefinitionCases } from './task-definition.cases.ts';

const suites = [clusterCases, logGroupCases, repositoryCases, serviceCases, taskDefinitionCases];

/** A new process for a kind's resource `web` on a stage, on an AWS that stands already when one is given. */
function begin(
  cases: KindCases,
  stage: string,
  { set = {}, policy = {}, aws }: { set?: JsonObject; policy?: Policy; aws?: SimulatedAws } = {},
): Ship {
  const { spec = {}, beside = {} } = cases.stages[stage] ?? {};
  const own = manifest(cases.kind, 'web', { spec: { ...spec, ...set }, policy });
  return ship({ ...beside, 'own.yaml': own }, aws ? { aws } : {});
}

/** Applies whatever there is to apply; what was replaced may have to wait for the former one to be gone. */
async function settle({ runtime, drive, aws }: Ship): Promise<void> {
  for (let passes = 0; passes < 5; passes++) {
    const { problems, outcomes } = await drive(runtime.pass());
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const failures = [...outcomes.values()].flatMap(({ failure }) => failure ?? []);
    if (failures.length === 0 && changesOf(await drive(runtime.plan())).length === 0) return;
    expect(failures.filter(({ reason }) => reason !== 'Leaving')).toEqual([]);
    await aws.clock.advance(90_000);
  }
}

async function ownStep({ runtime, drive }: Ship, kind: string): Promise<Step | undefined> {
  const { plan } = await drive(runtime.plan());
  expect(plan.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return plan.steps.find(({ change }) => kindOf(change.id) === kind && change.id.endsWith('/web'));
}

function said(step: Step | undefined): string | undefined {
  const { op, fields } = step?.change ?? { fields: [] };
  return op === 'update' && fields.some(({ rolls }) => rolls) ? 'rolls' : op;
}

for (const cases of suites) {
  const { kind, stages } = cases;

  describe(`every ${kind}`, () => {
    for (const stage of Object.keys(stages)) {
      it(`(${stage}) is what was asked for once it is created, also for a process that has just started`, async () => {
        const first = begin(cases, stage);
        await settle(first);
        expect(changesOf(await first.drive(first.runtime.plan()))).toEqual([]);
        const before = first.aws.calls.length;
        const second = begin(cases, stage, { aws: first.aws });
        expect(changesOf(await second.drive(second.runtime.pass()))).toEqual([]);
        expect(first.aws.calls.slice(before).filter(isWrite)).toEqual([]);
      });
    }

    const [stage = ''] = Object.keys(stages);

    it('gets, changes and loses tags', async () => {
      const first = begin(cases, stage, { set: { tags: cases.tags({ team: 'blue', cost: '7' }) } });
      await settle(first);
      const second = begin(cases, stage, { set: { tags: cases.tags({ team: 'red', stage: 'test' }) }, aws: first.aws });
      expect((await ownStep(second, kind))?.change.fields.map(({ path, mode }) => [path.at(-1), mode])).toEqual([
        ['[cost]', 'update'],
        ['[stage]', 'update'],
        ['[team]', 'update'],
      ]);
      await settle(second);
      expect(changesOf(await second.drive(second.runtime.plan()))).toEqual([]);
      const view = (await worldView(first.aws)).find((text) => text.includes(`"${kind}/web"`));
      expect(view).toMatch(/"red"/);
      expect(view).not.toMatch(/"cost"|"blue"/);
      await settle(begin(cases, stage, { aws: first.aws }));
      expect((await worldView(first.aws)).find((text) => text.includes(`"${kind}/web"`))).not.toMatch(/"red"|"stage"/);
    });

    it('is adopted with consent only, and then is what was asked for', async () => {
      const { aws, ...first } = begin(cases, stage);
      await first.drive(first.runtime.pass());
      await disown(aws);
      const held = begin(cases, stage, { aws });
      expect((await ownStep(held, kind))?.change).toMatchObject({
        op: 'adopt',
        held: { reason: 'AdoptionNeedsConsent' },
      });
      const before = await worldView(aws);
      await held.drive(held.runtime.pass());
      expect(await worldView(aws)).toEqual(before);
      const willing = begin(cases, stage, { policy: { adopt: true }, aws });
      await willing.drive(willing.runtime.pass());
      expect((await ownStep(willing, kind))?.change).toMatchObject({ op: 'none', fields: [] });
    });

    it('is never touched when another instance owns it', async () => {
      const { aws } = await foreign(cases, stage);
      const before = await worldView(aws);
      const mine = begin(cases, stage, {
        set: { tags: cases.tags({ team: 'blue' }) },
        policy: { adopt: true, replace: 'allow' },
        aws,
      });
      await mine.drive(mine.runtime.pass({ prune: true }));
      expect((await ownStep(mine, kind))?.change).toMatchObject({ op: 'none', held: { reason: 'OwnedByOther' } });
      expect(await worldView(aws)).toEqual(before);
    });

    it('may be removed twice', async () => {
      const { aws, runtime, drive } = begin(cases, stage);
      await drive(runtime.pass());
      // What is gone has no owner tag: IAM would deny the second removal before ECS could say that there is nothing to remove.
      const { ports } = ship({}, { aws, may: 'everything' });
      const observed = (await drive(runtime.plan())).plan.steps.find(
        ({ change }) => change.id === `${kind}/web`,
      )?.observed;
      const provider = await ports.cloud.provider(kind);
      if (!observed) throw new Error('nothing observed');
      // A cluster cannot go while services stay in it, which is no matter of repetition.
      await drive(provider.remove(observed));
      await drive(provider.remove(observed));
      await aws.clock.advance(120_000);
      await drive(provider.remove(observed));
      expect(await drive(provider.observe([{ key: observed.key, indexed: [] }]))).toEqual(new Map());
    });

    it('comes back when somebody removes it', async () => {
      const first = begin(cases, stage);
      await settle(first);
      const { plan } = await first.drive(first.runtime.plan());
      const observed = plan.steps.find(({ change }) => change.id === `${kind}/web`)?.observed;
      if (!observed) throw new Error('nothing observed');
      await first.drive((await first.ports.cloud.provider(kind)).remove(observed));
      await first.aws.clock.advance(120_000);
      const second = begin(cases, stage, { aws: first.aws });
      expect((await ownStep(second, kind))?.change.op).toBe('create');
      await settle(second);
      expect(changesOf(await second.drive(second.runtime.plan()))).toEqual([]);
    });
  });

  describe(`a field of ${kind}`, () => {
    for (const [title, row] of Object.entries(cases.cases)) {
      it(`${title}: ${row.as}`, () => setAndTakenAway(cases, row));
    }

    it('is covered by a row, or has a reason why not', () => {
      const covered = new Set(Object.values(cases.cases).flatMap(({ set }) => fieldsIn(kind, set)));
      expect(fieldsOf(kind).filter((field) => !covered.has(field) && cases.exempt[field] === undefined)).toEqual([]);
      expect(
        Object.keys(cases.exempt).filter((field) => covered.has(field) || !fieldsOf(kind).includes(field)),
      ).toEqual([]);
    });
  });
}

async function foreign({ kind, stages }: KindCases, stage: string): Promise<Ship> {
  const { spec = {}, beside = {} } = stages[stage] ?? {};
  const theirs = ship({ ...beside, 'own.yaml': manifest(kind, 'web', { spec }) }, { owner: 'foreign' });
  await theirs.drive(theirs.runtime.pass());
  return theirs;
}

async function setAndTakenAway(
  cases: KindCases,
  { on, set, as, removed = as, leavesTrace, anyOrder }: FieldCase,
): Promise<void> {
  const policy: Policy = as === 'replace' ? { replace: 'allow', deletion: 'delete' } : {};
  const first = begin(cases, on, { policy });
  const { aws } = first;
  await settle(first);
  const before = await worldView(aws);

  const second = begin(cases, on, { set, policy, aws });
  const step = await ownStep(second, cases.kind);
  expect([said(step), step?.change.held]).toEqual([as, undefined]);
  await settle(second);
  const third = begin(cases, on, { set, policy, aws });
  expect((await ownStep(third, cases.kind))?.change).toMatchObject({ op: 'none', fields: [] });

  if (anyOrder) {
    const other = begin(cases, on, { set: turnedRound(set) as JsonObject, policy, aws });
    expect((await ownStep(other, cases.kind))?.change).toMatchObject({ op: 'none', fields: [] });
  }
  await disown(aws, [ownershipTags.hash]);
  const unhashed = begin(cases, on, { set, policy, aws });
  const hashing = (await ownStep(unhashed, cases.kind))?.change.fields ?? [];
  expect(hashing.map(({ path }) => path)).toEqual(as === 'revise' ? [['ownership', ownershipTags.hash]] : []);
  await settle(unhashed);

  const fourth = begin(cases, on, { policy, aws });
  // The revision before is still there, is known by what it says, and serves again.
  expect(said(await ownStep(fourth, cases.kind))).toBe(removed === 'revise' ? 'update' : removed);
  await settle(fourth);
  expect((await ownStep(begin(cases, on, { policy, aws }), cases.kind))?.change).toMatchObject({
    op: 'none',
    fields: [],
  });
  if (removed === 'update' && !leavesTrace) expect(await worldView(aws)).toEqual(before);
  const registered = aws.calls.filter(({ operation }) => operation === 'RegisterTaskDefinition').length;
  expect(registered).toBe(
    before.filter((text) => text.includes('"TaskDefinition/')).length + (as === 'revise' ? 1 : 0),
  );
}
