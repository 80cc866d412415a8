import { CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRepositoryCommand, DeleteRepositoryCommand } from '@aws-sdk/client-ecr';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServicesCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { TagResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../src/simulator/iam/read-policy.ts';
import { services } from '../../../src/simulator/services.ts';
import { type SimulatedAws, simulatedAws } from '../../support/simulated-aws.ts';

const user = 'arn:aws:iam::111122223333:user/evenkeel';
const ecsArn = 'arn:aws:ecs:eu-west-1:111122223333';
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const container = { name: 'app', image: 'nginx', memory: 64 };

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource?: string;
  readonly Condition?: object;
  readonly Effect?: 'Deny';
}

function allow(aws: SimulatedAws, ...statements: Statement[]): void {
  const full = statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement }));
  aws.simulator.world.policies.set('test', [readPolicy({ Statement: full })]);
}

function denial(action: string, resource: string): object {
  const message = `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  return { name: 'AccessDeniedException', message, $metadata: expect.objectContaining({ httpStatusCode: 400 }) };
}

async function standing(): Promise<SimulatedAws> {
  const aws = simulatedAws();
  await aws.ecs.send(new CreateClusterCommand({ clusterName: 'demo' }));
  const family = { family: 'web', taskRoleArn: role('task'), executionRoleArn: 'execution' };
  await aws.ecs.send(new RegisterTaskDefinitionCommand({ ...family, containerDefinitions: [container] }));
  await aws.ecs.send(
    new CreateServiceCommand({ cluster: 'demo', serviceName: 'web', taskDefinition: 'web', desiredCount: 0 }),
  );
  return aws;
}

describe('every operation', () => {
  it('of every service has its questions for IAM', () => {
    const missing = services.flatMap(({ name, operations, access }) =>
      Object.keys(operations)
        .filter((operation) => !Object.hasOwn(access, operation))
        .map((operation) => `${name}:${operation}`),
    );
    expect(missing).toEqual([]);
  });

  it('that IAM is asked about exists', () => {
    const stray = services.flatMap(({ operations, access }) =>
      Object.keys(access).filter((operation) => !Object.hasOwn(operations, operation)),
    );
    expect(stray).toEqual([]);
  });
});

describe('a caller with a policy', () => {
  it('is denied what it does not allow, in AWS’s words', async () => {
    const aws = await standing();
    allow(aws, { Action: 'ecs:Describe*' });
    const update = new UpdateServiceCommand({ cluster: 'demo', service: 'web', desiredCount: 1 });
    await expect(aws.ecs.send(update)).rejects.toMatchObject(denial('ecs:UpdateService', `${ecsArn}:service/demo/web`));
  });

  it('is told of an explicit denial as such', async () => {
    const aws = await standing();
    allow(aws, { Action: '*' }, { Effect: 'Deny', Action: 'ecs:Update*' });
    const update = aws.ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web' }));
    await expect(update).rejects.toThrow('with an explicit deny in an identity-based policy');
  });

  it('may always ask who it is', async () => {
    const aws = simulatedAws();
    allow(aws);
    expect(await aws.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Arn: user });
  });

  it('is asked about each of several services, in their cluster', async () => {
    const aws = await standing();
    allow(aws, {
      Action: 'ecs:DescribeServices',
      Resource: `${ecsArn}:service/demo/web`,
      Condition: { ArnEquals: { 'ecs:cluster': `${ecsArn}:cluster/demo` } },
    });
    const describeThem = (...names: string[]) =>
      aws.ecs.send(new DescribeServicesCommand({ cluster: 'demo', services: names }));
    expect((await describeThem(`${ecsArn}:service/demo/web`)).services).toHaveLength(1);
    await expect(describeThem('web', 'api')).rejects.toMatchObject(
      denial('ecs:DescribeServices', `${ecsArn}:service/demo/api`),
    );
  });

  it('needs a service as well as its deployment', async () => {
    const aws = await standing();
    const deployment = `${ecsArn}:service-deployment/demo/web/abc`;
    allow(aws, { Action: 'ecs:*', Resource: deployment });
    const describeIt = aws.ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [deployment] }));
    await expect(describeIt).rejects.toMatchObject(
      denial('ecs:DescribeServiceDeployments', `${ecsArn}:service/demo/web`),
    );
  });

  it('is held to the cluster where it lists tasks', async () => {
    const aws = await standing();
    allow(aws, { Action: 'ecs:ListTasks', Condition: { ArnEquals: { 'ecs:cluster': `${ecsArn}:cluster/other` } } });
    await expect(aws.ecs.send(new ListTasksCommand({ cluster: 'demo' }))).rejects.toThrow('ecs:ListTasks');
  });
});

describe('tags given at birth', () => {
  it('need a permission of their own, which may be tied to the create', async () => {
    const aws = simulatedAws();
    const create = () =>
      aws.ecs.send(new CreateClusterCommand({ clusterName: 'demo', tags: [{ key: 'team', value: 'blue' }] }));
    allow(aws, { Action: 'ecs:CreateCluster' });
    await expect(create()).rejects.toMatchObject(denial('ecs:TagResource', `${ecsArn}:cluster/demo`));
    const tied = { StringEquals: { 'ecs:CreateAction': 'CreateCluster', 'aws:RequestTag/team': 'blue' } };
    allow(aws, { Action: 'ecs:CreateCluster' }, { Action: 'ecs:TagResource', Condition: tied });
    expect((await create()).cluster?.status).toBe('ACTIVE');
  });

  it('of a log group are asked for in the words of CloudWatch Logs', async () => {
    const aws = simulatedAws();
    allow(aws, { Action: 'logs:CreateLogGroup' });
    const create = aws.logs.send(new CreateLogGroupCommand({ logGroupName: '/a', tags: { team: 'blue' } }));
    await expect(create).rejects.toThrow(
      'User with accountId: 111122223333 is not authorized to perform CreateLogGroup with Tags. An additional permission "logs:TagResource" is required.',
    );
  });
});

describe('roles', () => {
  it('must be passed to tasks by whoever registers a task definition', async () => {
    const aws = simulatedAws();
    const register = () =>
      aws.ecs.send(
        new RegisterTaskDefinitionCommand({ family: 'a', taskRoleArn: 'task', containerDefinitions: [container] }),
      );
    allow(aws, { Action: 'ecs:*' });
    await expect(register()).rejects.toMatchObject(denial('iam:PassRole', role('task')));
    const toEcs = { StringEquals: { 'iam:PassedToService': 'ecs.amazonaws.com' } };
    allow(aws, { Action: 'ecs:*' }, { Action: 'iam:PassRole', Condition: toEcs });
    await expect(register()).rejects.toThrow('iam:PassRole');
  });

  it('of the task definition must be passed by whoever deploys it', async () => {
    const aws = await standing();
    allow(aws, { Action: 'ecs:*' }, { Action: 'iam:PassRole', Resource: role('task') });
    const deploy = aws.ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', taskDefinition: 'web:1' }));
    await expect(deploy).rejects.toMatchObject(denial('iam:PassRole', role('execution')));
    const scale = await aws.ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', desiredCount: 0 }));
    expect(scale.service?.status).toBe('ACTIVE');
  });
});

describe('other services', () => {
  it('CloudWatch Logs asks about a group without a name whatever is searched for', async () => {
    const aws = simulatedAws();
    allow(aws, { Action: '*', Resource: 'arn:aws:logs:eu-west-1:111122223333:log-group:/demo/*' });
    const search = aws.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/demo/' }));
    await expect(search).rejects.toThrow(
      'logs:DescribeLogGroups on resource: arn:aws:logs:eu-west-1:111122223333:log-group::log-stream:',
    );
  });

  it('ECR asks for the grants of a customer’s own key', async () => {
    const aws = simulatedAws();
    const kmsKey = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const encryptionConfiguration = { encryptionType: 'KMS', kmsKey } as const;
    allow(aws, { Action: ['ecr:*', 'kms:DescribeKey'] });
    const create = () => aws.ecr.send(new CreateRepositoryCommand({ repositoryName: 'web', encryptionConfiguration }));
    await expect(create()).rejects.toMatchObject(denial('kms:CreateGrant', kmsKey));
    allow(aws, { Action: ['ecr:*', 'kms:*Key', 'kms:CreateGrant'] });
    await create();
    const remove = aws.ecr.send(new DeleteRepositoryCommand({ repositoryName: 'web' }));
    await expect(remove).rejects.toMatchObject(denial('kms:RetireGrant', kmsKey));
  });

  it('the tagging API needs the permission of each service too, and says for which resource it is missing', async () => {
    const aws = await standing();
    allow(aws, { Action: 'tag:TagResources' });
    const arn = `${ecsArn}:cluster/demo`;
    const answer = await aws.tagging.send(new TagResourcesCommand({ ResourceARNList: [arn], Tags: { a: 'b' } }));
    expect(answer.FailedResourcesMap?.[arn]).toMatchObject({
      ErrorCode: 'AccessDeniedException',
      ErrorMessage: expect.stringContaining('ecs:TagResource'),
    });
  });
});
