import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/lib/json.ts';
import { buildByHand } from '../support/built-by-hand.ts';
import { besidesAdoption, importFrom } from '../support/imported.ts';
import type { KindCases } from '../support/kind-cases.ts';
import { manifest } from '../support/manifests.ts';
import { ship } from '../support/ship.ts';
import { simulatedAws } from '../support/simulated-aws.ts';
import { changesOf } from '../support/voyage.ts';
import { clusterCases } from './cluster.cases.ts';
import { logGroupCases } from './log-group.cases.ts';
import { repositoryCases } from './repository.cases.ts';
import { serviceCases } from './service.cases.ts';
import { taskDefinitionCases } from './task-definition.cases.ts';

/** What an import of a kind's resource starts from. */
const roots: Readonly<Record<string, (spec: JsonObject) => readonly [kind: string, name: string]>> = {
  Service: () => ['Cluster', 'demo'],
  LogGroup: ({ logGroupName = 'web' }) => ['LogGroup', String(logGroupName)],
  Repository: ({ repositoryName = 'web' }) => ['Repository', String(repositoryName)],
};

async function isImported({ kind, stages }: KindCases, on: string, set: JsonObject): Promise<void> {
  const { spec = {}, beside = {} } = stages[on] ?? {};
  const aws = simulatedAws({ limits: false });
  const own = { ...spec, ...set };
  const files = { ...beside, 'own.yaml': manifest(kind, 'web', { spec: own }) };
  await buildByHand(aws, files);
  const { found, vessel } = await importFrom(aws, ...(roots[kind]?.(own) ?? ([kind, 'web'] as const)));
  expect(found).toMatchObject({ leftOut: [], plain: [], described: [] });
  const { problems, plan } = await vessel.drive(vessel.runtime.plan());
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(besidesAdoption(plan.steps)).toEqual([]);
  await vessel.drive(vessel.runtime.pass());
  expect(changesOf(await vessel.drive(vessel.runtime.plan()))).toEqual([]);
  expect(await lostElsewhere(vessel.source.files, files)).toEqual([]);
}

/** The fields of the former manifests that an account which is made of the imported ones does not have. */
async function lostElsewhere(imported: Record<string, string>, former: Record<string, string>): Promise<string[]> {
  const { aws, drive, runtime } = ship(imported);
  await drive(runtime.pass());
  const { plan } = await drive(ship(former, { aws }).runtime.plan());
  const fields = plan.steps.filter(({ manifest: wanted }) => wanted).flatMap(({ change }) => change.fields);
  return fields.map(({ path }) => path.join('.')).filter((path) => !path.startsWith('ownership.'));
}

for (const cases of [clusterCases, logGroupCases, repositoryCases, serviceCases, taskDefinitionCases]) {
  describe(`an imported ${cases.kind} is what it was`, () => {
    it.each(Object.keys(cases.stages))('(%s)', (stage) => isImported(cases, stage, {}));
    it.each(Object.entries(cases.cases))('with %s', (_, { on, set }) => isImported(cases, on, set));
  });
}
