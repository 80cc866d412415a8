import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { answerTo, queryRequest } from '../../support/raw-request.ts';
import { simulatedAws } from '../../support/simulated-aws.ts';

test('the caller learns who they are', async () => {
  const { sts } = simulatedAws();
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    UserId: 'AIDA111122223333EVNKL',
    Account: '111122223333',
    Arn: 'arn:aws:iam::111122223333:user/evenkeel',
  });
});

test('the answer is XML in the name space of STS', async () => {
  const { simulator } = simulatedAws();
  const answer = await answerTo(simulator, queryRequest('Action=GetCallerIdentity&Version=2011-06-15'));
  expect(answer.contentType).toBe('text/xml');
  expect(answer.body).toMatch(
    /^<GetCallerIdentityResponse xmlns="https:\/\/sts.amazonaws.com\/doc\/2011-06-15\/"><GetCallerIdentityResult><UserId>.*<\/GetCallerIdentityResult><ResponseMetadata><RequestId>[-0-9a-f]{36}<\/RequestId><\/ResponseMetadata><\/GetCallerIdentityResponse>$/,
  );
});

test('a role gives temporary credentials that end', async () => {
  const { sts, clock } = simulatedAws();
  const RoleArn = 'arn:aws:iam::444455556666:role/deploy';
  const { Credentials, AssumedRoleUser } = await sts.send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: 'me', DurationSeconds: 900 }),
  );
  expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::444455556666:assumed-role/deploy/me');
  expect(Credentials?.AccessKeyId).toMatch(/^ASIA[0-9A-Z]{16}$/);
  expect(Credentials?.Expiration).toEqual(new Date(clock.now() + 900_000));
});

test.each([
  [
    { RoleArn: 'arn:aws:iam::444455556666:role/deploy', RoleSessionName: 'a' },
    "1 validation error detected: Value 'a' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2",
  ],
  [
    { RoleArn: 'arn:aws:iam::444455556666:user/someone', RoleSessionName: 'me' },
    'arn:aws:iam::444455556666:user/someone is invalid',
  ],
])('the role of %j is refused', async (input, message) => {
  const { sts } = simulatedAws();
  await expect(sts.send(new AssumeRoleCommand(input))).rejects.toMatchObject({ name: 'ValidationError', message });
});
