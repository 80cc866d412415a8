import {
  AssociateKmsKeyCommand,
  CreateLogGroupCommand,
  type CreateLogGroupCommandInput,
  DeleteLogGroupCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  type DescribeLogGroupsCommandInput,
  DisassociateKmsKeyCommand,
  PutLogGroupDeletionProtectionCommand,
  PutRetentionPolicyCommand,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, test } from 'vitest';
import { simulatedAws } from '../../support/simulated-aws.ts';

const logGroupName = '/ecs/web';
const logGroupArn = `arn:aws:logs:eu-west-1:111122223333:log-group:${logGroupName}`;
const kmsKeyId = 'arn:aws:kms:eu-west-1:111122223333:key/1234-abcd';

async function withGroup(settings: Partial<CreateLogGroupCommandInput> = {}) {
  const { logs } = simulatedAws();
  await logs.send(new CreateLogGroupCommand({ logGroupName, ...settings }));
  const view = async () => (await logs.send(new DescribeLogGroupsCommand({}))).logGroups?.[0];
  return { logs, view };
}

describe('a new group', () => {
  test('shows every default', async () => {
    const { view } = await withGroup();
    expect(await view()).toEqual({
      logGroupName,
      creationTime: Date.UTC(2026, 0, 1),
      metricFilterCount: 0,
      arn: `${logGroupArn}:*`,
      storedBytes: 0,
      logGroupClass: 'STANDARD',
      logGroupArn,
      deletionProtectionEnabled: false,
      bearerTokenAuthenticationEnabled: false,
    });
  });

  test('shows what it was created with', async () => {
    const settings = { kmsKeyId, deletionProtectionEnabled: true, logGroupClass: 'INFREQUENT_ACCESS' as const };
    const { view } = await withGroup(settings);
    expect(await view()).toMatchObject(settings);
  });

  test('is refused when one of that name exists', async () => {
    const { logs } = await withGroup();
    await expect(logs.send(new CreateLogGroupCommand({ logGroupName }))).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
      message: 'The specified log group already exists',
    });
  });

  test.each<[string, Partial<CreateLogGroupCommandInput>, string]>([
    [
      'a colon in its name',
      { logGroupName: 'a:b' },
      String.raw`1 validation error detected: Value 'a:b' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+`,
    ],
    [
      'no name',
      { logGroupName: undefined },
      "1 validation error detected: Value null at 'logGroupName' failed to satisfy constraint: Member must not be null",
    ],
    ['a name that AWS reserves', { logGroupName: 'aws/x' }, 'Log group names cannot start with aws/.'],
    [
      'a key that is not named by its ARN',
      { kmsKeyId: 'alias/mine' },
      `The specified KMS key does not exist or is not allowed to be used with LogGroup '${logGroupArn}'`,
    ],
    ['a reserved tag', { tags: { 'aws:x': '' } }, 'aws: prefixed tag key names are not allowed for external use.'],
  ])('is refused with %s', async (_what, settings, message) => {
    await expect(withGroup(settings)).rejects.toMatchObject({ name: 'InvalidParameterException', message });
  });
});

describe('describing groups', () => {
  const names = ['/ecs/api', '/ecs/web', '/lambda/web', 'other'];

  async function withGroups() {
    const { logs } = simulatedAws();
    for (const name of [...names].reverse()) {
      const logGroupClass = name === 'other' ? 'INFREQUENT_ACCESS' : 'STANDARD';
      await logs.send(new CreateLogGroupCommand({ logGroupName: name, logGroupClass }));
    }
    return logs;
  }

  test.each<[DescribeLogGroupsCommandInput, string[]]>([
    [{}, names],
    [{ logGroupNamePrefix: '/ecs' }, ['/ecs/api', '/ecs/web']],
    [{ logGroupNamePattern: 'web' }, ['/ecs/web', '/lambda/web']],
    [{ logGroupIdentifiers: ['other', logGroupArn, 'absent'] }, ['/ecs/web', 'other']],
    [{ logGroupClass: 'INFREQUENT_ACCESS' }, ['other']],
    [{ logGroupClass: 'STANDARD', logGroupNamePrefix: '/l' }, ['/lambda/web']],
  ])('with %j finds %j', async (input, found) => {
    const logs = await withGroups();
    const { logGroups, nextToken } = await logs.send(new DescribeLogGroupsCommand(input));
    expect(logGroups?.map((group) => group.logGroupName)).toEqual(found);
    expect(nextToken).toBeUndefined();
  });

  test('by pattern shows name, time and ARN only', async () => {
    const logs = await withGroups();
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePattern: 'api' }));
    expect(Object.keys(logGroups?.[0] ?? {}).sort()).toEqual(['arn', 'creationTime', 'logGroupName']);
  });

  test('pages through all of them', async () => {
    const logs = await withGroups();
    const seen: unknown[] = [];
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: logs, pageSize: 3 }, {})) {
      seen.push(...logGroups.map((group) => group.logGroupName));
    }
    expect(seen).toEqual(names);
  });

  test.each<[DescribeLogGroupsCommandInput, string]>([
    [
      { logGroupNamePrefix: 'a', logGroupNamePattern: 'b' },
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    ],
    [
      { logGroupIdentifiers: ['a'], logGroupNamePrefix: 'b' },
      'LogGroup identifiers cannot be combined with another filter.',
    ],
    [
      { limit: 51 },
      "1 validation error detected: Value '51' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 50",
    ],
    [{ nextToken: 'nonsense' }, 'Invalid token'],
  ])('with %j is refused', async (input, message) => {
    const { logs } = simulatedAws();
    await expect(logs.send(new DescribeLogGroupsCommand(input))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message,
    });
  });
});

describe('retention', () => {
  test('is absent until it is put and after it is deleted', async () => {
    const { logs, view } = await withGroup();
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 14 }));
    expect(await view()).toMatchObject({ retentionInDays: 14 });
    await logs.send(new DeleteRetentionPolicyCommand({ logGroupName }));
    expect(await view()).not.toHaveProperty('retentionInDays');
  });

  test('of other than the published days is refused', async () => {
    const { logs } = await withGroup();
    await expect(logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 2 }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(
        "Value '2' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [1, 3, 5,",
      ),
    });
  });

  test('of the delivery class is two days and cannot be changed', async () => {
    const { logs, view } = await withGroup({ logGroupClass: 'DELIVERY' });
    expect(await view()).toMatchObject({ retentionInDays: 2 });
    await expect(logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 7 }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'This operation is not supported for Delivery log class',
    });
  });
});

describe('deleting a group', () => {
  test('works once', async () => {
    const { logs } = await withGroup();
    await logs.send(new DeleteLogGroupCommand({ logGroupName }));
    await expect(logs.send(new DeleteLogGroupCommand({ logGroupName }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log group does not exist.',
    });
  });

  test('is refused as long as it is protected', async () => {
    const { logs } = await withGroup({ deletionProtectionEnabled: true });
    await expect(logs.send(new DeleteLogGroupCommand({ logGroupName }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    const unprotect = { logGroupIdentifier: logGroupArn, deletionProtectionEnabled: false };
    await logs.send(new PutLogGroupDeletionProtectionCommand(unprotect));
    await logs.send(new DeleteLogGroupCommand({ logGroupName }));
  });
});

describe('the key of a group', () => {
  test.each([{ logGroupName }, { resourceIdentifier: logGroupArn }, { resourceIdentifier: `${logGroupArn}:*` }])(
    'is set and taken away by %j',
    async (named) => {
      const { logs, view } = await withGroup();
      await logs.send(new AssociateKmsKeyCommand({ ...named, kmsKeyId }));
      expect(await view()).toMatchObject({ kmsKeyId });
      await logs.send(new DisassociateKmsKeyCommand(named));
      expect(await view()).not.toHaveProperty('kmsKeyId');
    },
  );

  test.each([
    [{}, 'InvalidParameterException'],
    [{ logGroupName, resourceIdentifier: logGroupArn }, 'InvalidParameterException'],
    [{ logGroupName: 'absent' }, 'ResourceNotFoundException'],
    [{ resourceIdentifier: logGroupArn.replace('eu', 'us') }, 'ResourceNotFoundException'],
  ])('is refused for %j', async (named, name) => {
    const { logs } = await withGroup();
    await expect(logs.send(new AssociateKmsKeyCommand({ ...named, kmsKeyId }))).rejects.toMatchObject({ name });
  });
});
