import { describe, expect, test } from 'vitest';
import { placeFinder } from '../../src/aws/place.ts';
import { type ScriptedAws, scriptedAws } from './scripted-aws.ts';

function identity(members: string): string {
  const result = `<GetCallerIdentityResult>${members}</GetCallerIdentityResult>`;
  return `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${result}</GetCallerIdentityResponse>`;
}

const inChina = identity('<Account>111122223333</Account><Arn>arn:aws-cn:iam::111122223333:user/me</Arn>');

function finderOn({ clients, clock }: ScriptedAws) {
  const find = placeFinder(clients);
  return () => clock.drive(find());
}

describe('the place', () => {
  test('is the account, the partition and the region of the credentials', async () => {
    const find = finderOn(scriptedAws(inChina));
    expect(await find()).toEqual({ account: '111122223333', region: 'eu-west-1', partition: 'aws-cn' });
  });

  test('is asked for once', async () => {
    const aws = scriptedAws(inChina);
    const find = finderOn(aws);
    expect([await find(), await find()]).toHaveLength(2);
    expect(aws.requests).toHaveLength(1);
  });

  test.each([
    ['nothing', ''],
    ['a login page', '<html><body>Log in</body></html>'],
    ['no account', identity('<Arn>arn:aws:iam::111122223333:user/me</Arn>')],
    ['an empty account', identity('<Account></Account>')],
    ['no XML', '{"Account":"111122223333"}'],
  ])('is not made up from an answer with %s, and is asked for again', async (_what, body) => {
    const aws = scriptedAws(body, body, body, body, inChina);
    const find = finderOn(aws);
    await expect(find()).rejects.toMatchObject({ failure: { reason: 'ServerError' } });
    const asked = aws.requests.length;
    for (let more = asked; more < 4; more++) await find().catch(() => undefined);
    expect(await find()).toMatchObject({ account: '111122223333' });
  });
});
