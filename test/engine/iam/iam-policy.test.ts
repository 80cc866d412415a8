import { describe, expect, it } from 'vitest';
import type { IamPolicy, Statement } from '../../../src/model/iam-policy.ts';
import type { PolicyPurpose } from '../../../src/model/permission.ts';
import { ebs } from '../../conformance/service.stages.ts';
import { manifest, serviceSpec, smallFleet, taskDefinitionSpec } from '../../support/manifests.ts';
import { testPlace } from '../../support/own-policies.ts';
import { ship } from '../../support/ship.ts';

const place = 'arn:aws:ecs:eu-west-1:111122223333';
const blank = { account: 'ACCOUNT_ID', region: 'REGION', partition: 'aws' };

async function policyFor(
  files: Record<string, string>,
  {
    purpose = 'apply',
    prune = false,
    at = testPlace,
  }: { purpose?: PolicyPurpose; prune?: boolean; at?: typeof blank } = {},
): Promise<IamPolicy> {
  return ship(files).runtime.iamPolicy({ purpose, prune, place: at });
}

function statement({ document }: IamPolicy, sid: string): Statement | undefined {
  return document.Statement.find(({ Sid }) => Sid === sid);
}

function actions({ document }: IamPolicy): string[] {
  return [...new Set(document.Statement.flatMap(({ Action }) => Action))].sort();
}

/** A service with its task definition each, in one cluster. */
function services(count: number, cluster = 'demo'): Record<string, string> {
  const named = Array.from({ length: count }, (_, index) => `shop-${index}`);
  const files = named.flatMap((name) => [
    [`${name}-td.yaml`, manifest('TaskDefinition', name, { spec: taskDefinitionSpec() })],
    [
      `${name}.yaml`,
      manifest('Service', name, { spec: serviceSpec({ taskDefinition: `ref:TaskDefinition/${name}` }) }),
    ],
  ]);
  return { 'cluster.yaml': manifest('Cluster', cluster), ...Object.fromEntries(files) };
}

describe('a policy', () => {
  it('is the same whatever the order of the files', async () => {
    const files = { ...services(2), ...smallFleet() };
    const turned = Object.fromEntries(Object.entries(files).reverse());
    expect(JSON.stringify(await policyFor(turned))).toBe(JSON.stringify(await policyFor(files)));
  });

  it('names what the manifests name, and no kind that they do not use', async () => {
    const policy = await policyFor({
      'logs.yaml': manifest('LogGroup', 'web', { spec: { logGroupName: '/demo/web' } }),
    });
    expect(actions(policy).filter((action) => !action.startsWith('logs:'))).toEqual(['tag:GetResources']);
    expect(statement(policy, 'CreateTagged')?.Resource).toBe(
      'arn:aws:logs:eu-west-1:111122223333:log-group:/demo/web:*',
    );
  });

  it('for plan only reads', async () => {
    const policy = await policyFor(smallFleet(), { purpose: 'plan', prune: true });
    expect(actions(policy).filter((action) => !/^\w+:(Describe|Get|List)/.test(action))).toEqual([]);
  });

  it('deletes nothing without --prune but what a manifest consents to replace', async () => {
    const isDelete = (action: string) => /:Delete(Cluster|Service|Repository|LogGroup)$/.test(action);
    expect(actions(await policyFor(smallFleet())).filter(isDelete)).toEqual([]);
    const consenting = manifest('Service', 'web', { spec: serviceSpec(), policy: { replace: 'allow' } });
    const replacing = await policyFor({ ...smallFleet(), 'service.yaml': consenting });
    expect(actions(replacing).filter(isDelete)).toEqual(['ecs:DeleteService']);
    expect(statement(replacing, 'ReplaceServices')?.Resource).toBe(`${place}:service/demo/web`);
    const pruning = await policyFor(smallFleet(), { prune: true });
    expect(actions(pruning).filter(isDelete)).toHaveLength(4);
    expect(statement(pruning, 'PruneOwned')?.Condition).toEqual({
      StringEquals: { 'aws:ResourceTag/evenkeel:owner': 'evenkeel' },
    });
  });

  it('allows changes of what nobody owns only where a manifest consents to adopt', async () => {
    const adopting = manifest('Cluster', 'demo', { policy: { adopt: true } });
    const policy = await policyFor({ ...smallFleet(), 'cluster.yaml': adopting });
    expect(statement(policy, 'ChangeOwnedOrAdopted')).toMatchObject({
      Resource: `${place}:cluster/demo`,
      Condition: { StringEqualsIfExists: { 'aws:ResourceTag/evenkeel:owner': 'evenkeel' } },
    });
    expect(statement(policy, 'ChangeOwned')?.Resource).not.toContain(`${place}:cluster/demo`);
  });

  it('passes exactly the roles that are named, each to whom it is for', async () => {
    const roles = { taskRoleArn: 'web', executionRoleArn: 'arn:aws:iam::111122223333:role/path/execution' };
    const service = serviceSpec({ volumeConfigurations: [{ name: 'data', managedEBSVolume: ebs }] });
    const policy = await policyFor({
      'td.yaml': manifest('TaskDefinition', 'web', {
        spec: taskDefinitionSpec(
          { mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] },
          { ...roles, volumes: [{ name: 'data', configuredAtLaunch: true }] },
        ),
      }),
      'service.yaml': manifest('Service', 'web', { spec: { ...service, cluster: 'demo' } }),
    });
    expect(statement(policy, 'PassRolesToTasks')).toMatchObject({
      Resource: ['arn:aws:iam::111122223333:role/path/execution', 'arn:aws:iam::111122223333:role/web'],
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    });
    expect(statement(policy, 'PassRolesToServices')).toMatchObject({
      Resource: ebs.roleArn,
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs.amazonaws.com' } },
    });
  });

  it('takes a star in a manifest for a star', async () => {
    const files = {
      'td.yaml': manifest('TaskDefinition', 'web', { spec: taskDefinitionSpec({}, { taskRoleArn: 'a*' }) }),
    };
    expect(statement(await policyFor(files), 'PassRolesToTasks')?.Resource).toContain(
      'arn:aws:iam::111122223333:role/a${*}',
    );
  });

  it('says which task definition’s roles it cannot know', async () => {
    const { notes } = await policyFor({
      'service.yaml': manifest('Service', 'web', {
        spec: serviceSpec({ cluster: 'demo', taskDefinition: 'theirs:4' }),
      }),
    });
    expect(notes).toEqual([
      'Service/web: it runs theirs, which no manifest describes: add iam:PassRole of the roles of theirs',
    ]);
    expect((await policyFor(smallFleet())).notes).toEqual([]);
  });

  it('has words that nobody can overlook where the place is not known, also inside names', async () => {
    const logGroupName = '/${account}/${region}';
    const files = {
      'logs.yaml': manifest('LogGroup', 'web', { spec: { logGroupName } }),
      'td.yaml': manifest('TaskDefinition', 'web', {
        spec: taskDefinitionSpec({}, { executionRoleArn: 'arn:aws:iam::${account}:role/run' }),
      }),
    };
    const policy = await policyFor(files, { at: blank });
    expect(statement(policy, 'PassRolesToTasks')?.Resource).toBe('arn:aws:iam::ACCOUNT_ID:role/run');
    expect(JSON.stringify(policy.document)).toContain('log-group:/ACCOUNT_ID/REGION');
    expect(JSON.stringify(policy.document)).not.toMatch(/[{$]\{?(account|region|partition|key|within|owner)\}/);
  });
});

describe('a policy that is too long for IAM', () => {
  it('names services by their cluster, and says for how many', async () => {
    const files = services(12);
    const { document, characters, notes } = await policyFor(files);
    expect(characters).toBeLessThanOrEqual(6144);
    expect(characters).toBe(JSON.stringify(document).length);
    expect(JSON.stringify(document)).toContain(`${place}:service/demo/*`);
    expect(notes.find((note) => note.startsWith('Service'))).toMatch(
      /^Service demo\/\* stands for 12 names: with each of them the policy would have \d+ characters, and IAM takes 6144$/,
    );
  });

  it('is as wide as it must be and no wider', async () => {
    const { notes } = await policyFor({ ...services(4), 'logs.yaml': manifest('LogGroup', 'lonely') });
    expect(notes.some((note) => note.includes('lonely') || note.startsWith('LogGroup'))).toBe(false);
  });

  it('is short for however many', async () => {
    const { characters } = await policyFor(services(100), { prune: true });
    expect(characters).toBeLessThanOrEqual(6144);
  });

  it('says so when nothing makes it short enough', async () => {
    const roles = Array.from({ length: 120 }, (_, index) => [
      `td-${index}.yaml`,
      manifest('TaskDefinition', `td-${index}`, {
        spec: taskDefinitionSpec({}, { taskRoleArn: `a-role-of-its-own-${index}` }),
      }),
    ]);
    const { characters, notes } = await policyFor(Object.fromEntries(roles));
    expect(notes.at(-1)).toBe(
      `the policy has ${characters} characters, and IAM takes 6144: make one for each of several folders of manifests`,
    );
  });
});
