import {
  AssociateKmsKeyCommand,
  DisassociateKmsKeyCommand,
  PutLogGroupDeletionProtectionCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand as TagLogGroupCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  PutImageScanningConfigurationCommand,
  PutImageTagMutabilityCommand,
  PutLifecyclePolicyCommand,
  SetRepositoryPolicyCommand,
  TagResourceCommand as TagRepositoryCommand,
} from '@aws-sdk/client-ecr';
import {
  PutClusterCapacityProvidersCommand,
  TagResourceCommand,
  UpdateClusterCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { Policy } from '../../../src/model/manifest.ts';
import { ebs } from '../../conformance/service.stages.ts';
import { manifest, serviceSpec, taskDefinitionSpec } from '../../support/manifests.ts';
import { fleet, next } from '../../support/rollout.ts';
import { type Ship, ship } from '../../support/ship.ts';
import { type SimulatedAws, simulatedAws } from '../../support/simulated-aws.ts';
import { complaintsIn, passes, permits, type Scene } from './scene.ts';

const minute = 60_000;
/** Nothing may be pruned. */
const may = ['apply'] as const;
const arn = 'arn:aws:ecs:eu-west-1:111122223333';
const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const encrypted = { encryptionConfiguration: { encryptionType: 'KMS', kmsKey: key } };
const tags = [{ key: 'team', value: 'blue' }];
const everybody = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: ['ecr:BatchGetImage'] }],
};
const expiry = {
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: 'untagged', countType: 'imageCountMoreThan', countNumber: 5 },
      action: { type: 'expire' },
    },
  ],
};

/** All kinds, with every field that takes a call of its own; each call can be undone by somebody else. */
function whole(policy: Policy = {}): Record<string, string> {
  const part = (kind: string, name: string, spec: JsonObject) => manifest(kind, name, { spec, policy });
  return {
    'cluster.yaml': part('Cluster', 'demo', { tags, capacityProviders: ['FARGATE'] }),
    'kept.yaml': part('LogGroup', 'kept', { logGroupName: '/demo/kept', retentionInDays: 30, kmsKeyId: key }),
    'plain.yaml': part('LogGroup', 'plain', { logGroupName: '/demo/plain', tags: { team: 'blue' } }),
    'full.yaml': part('Repository', 'full', {
      ...{ repositoryName: 'demo/full', policyText: everybody, lifecyclePolicyText: expiry },
      ...encrypted,
    }),
    'bare.yaml': part('Repository', 'bare', { repositoryName: 'demo/bare', tags: [{ key: 'team', value: 'blue' }] }),
    'task-definition.yaml': part(
      'TaskDefinition',
      'web',
      taskDefinitionSpec(
        { mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] },
        { volumes: [{ name: 'data', configuredAtLaunch: true }], tags },
      ),
    ),
    'service.yaml': part(
      'Service',
      'web',
      serviceSpec({ tags, volumeConfigurations: [{ name: 'data', managedEBSVolume: ebs }] }),
    ),
  };
}

/** What somebody does to all of it who does not ask Git. */
async function meddle({ ecs, ecr, logs }: SimulatedAws): Promise<void> {
  const everywhere = [
    { key: 'team', value: 'red' },
    { key: 'stray', value: 'yes' },
  ];
  await ecs.send(new UpdateClusterCommand({ cluster: 'demo', serviceConnectDefaults: { namespace: 'stray' } }));
  await ecs.send(
    new PutClusterCapacityProvidersCommand({
      ...{ cluster: 'demo', capacityProviders: ['FARGATE', 'FARGATE_SPOT'] },
      defaultCapacityProviderStrategy: [],
    }),
  );
  await ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', desiredCount: 2 }));
  for (const path of ['cluster/demo', 'service/demo/web', 'task-definition/web:1'])
    await ecs.send(new TagResourceCommand({ resourceArn: `${arn}:${path}`, tags: everywhere }));
  const bare = { repositoryName: 'demo/bare' };
  await ecr.send(new PutImageTagMutabilityCommand({ ...bare, imageTagMutability: 'IMMUTABLE' }));
  await ecr.send(
    new PutImageScanningConfigurationCommand({ ...bare, imageScanningConfiguration: { scanOnPush: true } }),
  );
  await ecr.send(new PutLifecyclePolicyCommand({ ...bare, lifecyclePolicyText: JSON.stringify(expiry) }));
  await ecr.send(new SetRepositoryPolicyCommand({ ...bare, policyText: JSON.stringify(everybody) }));
  await ecr.send(
    new TagRepositoryCommand({
      resourceArn: 'arn:aws:ecr:eu-west-1:111122223333:repository/demo/bare',
      tags: everywhere.map(({ key: Key, value: Value }) => ({ Key, Value })),
    }),
  );
  const plain = { logGroupName: '/demo/plain' };
  await logs.send(new PutRetentionPolicyCommand({ ...plain, retentionInDays: 7 }));
  await logs.send(new AssociateKmsKeyCommand({ ...plain, kmsKeyId: key }));
  await logs.send(
    new PutLogGroupDeletionProtectionCommand({ logGroupIdentifier: '/demo/plain', deletionProtectionEnabled: true }),
  );
  await logs.send(new DisassociateKmsKeyCommand({ logGroupName: '/demo/kept' }));
  await logs.send(
    new TagLogGroupCommand({
      resourceArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:/demo/plain',
      tags: { team: 'red', stray: 'yes' },
    }),
  );
}

/** The world as it is after a first apply that nothing restrains. */
async function settled(files: Record<string, string>): Promise<SimulatedAws> {
  const vessel = ship(files, { may: 'everything' });
  await passes(vessel, 4);
  return vessel.aws;
}

const firstApply: Scene = {
  title: 'a first apply, while the tag index shows nothing yet',
  proves: [
    ...permits('ReadWithoutResourceLevel', 'ecs:ListTaskDefinitions tag:GetResources'),
    ...permits('ListAll', 'ecr:DescribeRepositories logs:DescribeLogGroups'),
    ...permits('CreateTagged', 'ecs:CreateCluster ecs:RegisterTaskDefinition ecr:CreateRepository logs:CreateLogGroup'),
    ...permits('CreateServices', 'ecs:CreateService'),
    ...permits('TagNew', 'ecs:TagResource'),
    ...permits('SetUpOwned', 'ecr:TagResource ecr:PutLifecyclePolicy ecr:SetRepositoryPolicy'),
    ...permits('SetUpOwned', 'logs:TagResource logs:PutRetentionPolicy'),
    ...permits('UseKeys', 'kms:CreateGrant kms:DescribeKey'),
    ...permits('PassRolesToTasks', 'iam:PassRole'),
    ...permits('PassRolesToServices', 'iam:PassRole'),
  ],
  play: (casting) => passes(ship(whole(), { aws: simulatedAws({ indexLagMs: 5 * minute }), ...casting, may }), 3),
};

const rivals: Scene = {
  title: 'telling what another instance owns',
  proves: [
    ...permits('Read', 'ecs:DescribeClusters ecr:GetLifecyclePolicy ecr:GetRepositoryPolicy'),
    ...permits('Read', 'ecr:ListTagsForResource logs:ListTagsForResource'),
    ...permits('ReadServices', 'ecs:DescribeServices'),
  ],
  async play(casting) {
    const theirs = ship(whole(), { may: 'everything', owner: 'another' });
    await passes(theirs, 4);
    return passes(ship(whole(), { aws: theirs.aws, ...casting, may }), 1);
  },
};

const drift: Scene = {
  title: 'putting back what somebody else changed',
  proves: [
    ...permits('ReadWithoutResourceLevel', 'ecs:ListTaskDefinitions tag:GetResources'),
    ...permits('Read', 'ecs:ListTagsForResource'),
    ...permits('ChangeOwned', 'ecs:UpdateCluster ecs:PutClusterCapacityProviders ecs:TagResource ecs:UntagResource'),
    ...permits('ChangeOwned', 'ecr:PutImageScanningConfiguration ecr:PutImageTagMutability ecr:UntagResource'),
    ...permits('ChangeOwned', 'ecr:DeleteLifecyclePolicy ecr:DeleteRepositoryPolicy'),
    ...permits('ChangeOwned', 'logs:AssociateKmsKey logs:DisassociateKmsKey logs:DeleteRetentionPolicy'),
    ...permits('ChangeOwned', 'logs:PutLogGroupDeletionProtection logs:UntagResource'),
    ...permits('ChangeServices', 'ecs:UpdateService'),
  ],
  async play(casting) {
    const aws = await settled(whole());
    await meddle(aws);
    return passes(ship(whole(), { aws, ...casting, may }), 3);
  },
};

const newImage: Scene = {
  title: 'a new image that ECS rolls back',
  proves: [
    ...permits('ReadWithoutResourceLevel', 'ecs:DescribeTaskDefinition'),
    ...permits(
      'ReadServices',
      'ecs:ListServiceDeployments ecs:DescribeServiceDeployments ecs:DescribeServiceRevisions',
    ),
  ],
  async play(casting) {
    const aws = await settled(fleet());
    const vessel = ship(crashing(), { aws, ...casting, may });
    const before = await passes(vessel, 1);
    await aws.clock.advance(50 * minute);
    return `${before}\n${await passes(vessel, 1)}`;
  },
};

/** A fleet whose container ends at once. */
export function crashing(): Record<string, string> {
  return fleet({ container: { image: next, environment: [{ name: 'EVENKEEL_SIM_EXIT', value: '1' }] } });
}

const pauses = {
  deploymentConfiguration: {
    strategy: 'BLUE_GREEN',
    lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] }],
  },
};

const pause: Scene = {
  title: 'answering a pause hook',
  proves: permits('AnswerPauseHooks', 'ecs:ContinueServiceDeployment'),
  async play(casting) {
    const vessel = ship(fleet({ service: pauses }), { ...casting, may });
    await passes(vessel, 1);
    await vessel.aws.clock.advance(30 * minute);
    return answer(vessel);
  },
};

/** Lets the paused deployment go on, as `evenkeel rollout continue` does. */
async function answer({ runtime, drive }: Ship): Promise<string> {
  const report = await drive(runtime.plan());
  const step = report.plan.steps.find(({ change }) => change.id === 'Service/web');
  if (!step) throw new Error('there is no service');
  const answered = drive(runtime.rollouts.answer(step, 'on')).then(() => '', String);
  return `${complaintsIn(report)}\n${await answered}`;
}

const replaceable = { policy: { replace: 'allow' } } as const;

function replacement(specs: {
  repository?: JsonObject;
  group?: JsonObject;
  service?: JsonObject;
}): Record<string, string> {
  const { repository = {}, group = {}, service = {} } = specs;
  const container = { name: 'app', image: 'nginx', memory: 64 };
  return {
    'cluster.yaml': manifest('Cluster', 'demo'),
    'td.yaml': manifest('TaskDefinition', 'web', { spec: { containerDefinitions: [container] } }),
    'repository.yaml': manifest('Repository', 'web', {
      ...replaceable,
      spec: { repositoryName: 'web', ...repository },
    }),
    'group.yaml': manifest('LogGroup', 'web', { ...replaceable, spec: group }),
    'service.yaml': manifest('Service', 'web', {
      ...replaceable,
      spec: { cluster: 'ref:Cluster/demo', taskDefinition: 'ref:TaskDefinition/web', ...service },
    }),
  };
}

const replacing: Scene = {
  title: 'replacing with consent',
  proves: [
    ...permits('ReplaceOwned', 'ecr:DeleteRepository logs:DeleteLogGroup'),
    ...permits('ReplaceServices', 'ecs:DeleteService'),
    ...permits('UseKeys', 'kms:RetireGrant'),
  ],
  async play(casting) {
    const aws = await settled(replacement({ repository: encrypted }));
    const changed = { group: { logGroupClass: 'INFREQUENT_ACCESS' }, service: { schedulingStrategy: 'DAEMON' } };
    // The one who changes the manifest still has the policy of before, which names the key.
    const vessel = ship(replacement({ repository: encrypted, ...changed }), { aws, ...casting, may });
    const before = await passes(vessel, 1);
    vessel.source.files = replacement(changed);
    return `${before}\n${await passes(vessel, 3)}`;
  },
};

const pruning: Scene = {
  title: 'pruning what left Git, while the tag index still shows it',
  proves: [
    ...permits('ReadWithoutResourceLevel', 'ecs:ListTaskDefinitions ecs:DescribeTaskDefinition tag:GetResources'),
    ...permits('ListAll', 'ecr:DescribeRepositories logs:DescribeLogGroups'),
    ...permits('ReadWhatLeftGit', 'ecs:DescribeClusters ecs:DescribeServices logs:ListTagsForResource'),
    ...permits(
      'ReadWhatLeftGit',
      'ecr:GetLifecyclePolicy ecr:GetRepositoryPolicy ecr:ListImages ecr:ListTagsForResource',
    ),
    ...permits('PruneOwned', 'ecs:DeleteCluster ecs:DeleteService ecs:UpdateService ecs:UntagResource'),
    ...permits('PruneOwned', 'ecr:DeleteRepository logs:DeleteLogGroup'),
    ...permits('WriteWithoutResourceLevel', 'ecs:DeregisterTaskDefinition'),
    ...permits('UseKeys', 'kms:RetireGrant'),
  ],
  async play(casting) {
    const { 'kept.yaml': kept = '', ...others } = whole();
    const first = ship(
      { ...others, 'kept.yaml': kept },
      { aws: simulatedAws({ indexLagMs: 3 * minute }), may: 'everything' },
    );
    await passes(first, 4);
    return passes(ship({ 'kept.yaml': kept }, { aws: first.aws, ...casting }), 5, true);
  },
};

/** Everything that evenkeel does to apply, in scenes. */
export const scenes: readonly Scene[] = [firstApply, rivals, drift, newImage, pause, replacing, pruning];
