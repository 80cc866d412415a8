import { describe, expect, test } from 'vitest';
import { marks } from '../../src/aws/marks.ts';
import { type ScriptedAws, scriptedAws } from './scripted-aws.ts';

const place = 'eu-west-1:111122223333';
const service = `arn:aws:ecs:${place}:service/demo/web`;
const group = `arn:aws:logs:${place}:log-group:web`;
const done = '{"FailedResourcesMap":{}}';

function failed(...failures: readonly (readonly [arn: string, code: string, status: number, message?: string])[]) {
  const entries = failures.map(([arn, ErrorCode, StatusCode, ErrorMessage = 'why']) => [
    arn,
    { ErrorCode, StatusCode, ErrorMessage },
  ]);
  return JSON.stringify({ FailedResourcesMap: Object.fromEntries(entries) });
}

async function set({ clients, clock }: ScriptedAws, arns: readonly string[] = [service, group]) {
  const failures = await clock.drive(marks(clients, clock).set(arns, { mark: 'x' }));
  return [...failures].map(([arn, { reason, message }]) => [arn, reason, message]);
}

describe('marks', () => {
  test('are set and cleared for at most 20 resources at a time', async () => {
    const arns = Array.from({ length: 45 }, (_, index) => `${group}-${index}`);
    const aws = scriptedAws(done);
    expect(await set(aws, arns)).toEqual([]);
    const { clock } = aws;
    expect(await clock.drive(marks(aws.clients, clock).clear([service], ['mark']))).toEqual(new Map());
    const sent = aws.requests as { ResourceARNList: string[]; Tags?: object; TagKeys?: string[] }[];
    expect(sent.slice(0, 3).flatMap(({ ResourceARNList }) => ResourceARNList)).toEqual(arns);
    expect(sent.map(({ ResourceARNList }) => ResourceARNList.length)).toEqual([20, 20, 5, 1]);
    expect(sent[0]?.Tags).toEqual({ mark: 'x' });
    expect(sent[3]).toEqual({ ResourceARNList: [service], TagKeys: ['mark'] });
  });

  test('of nothing are no call', async () => {
    const aws = scriptedAws(done);
    expect(await set(aws, [])).toEqual([]);
    expect(aws.requests).toEqual([]);
  });

  test('that a service refuses are told resource by resource', async () => {
    const aws = scriptedAws(failed([service, 'InvalidParameterException', 400]));
    expect(await set(aws)).toEqual([[service, 'Refused', 'TagResources: why (InvalidParameterException)']]);
    expect(aws.requests).toHaveLength(1);
  });

  test('that a busy service did not take are set again, and only those', async () => {
    const aws = scriptedAws(failed([group, 'ThrottlingException', 400], [service, 'ClientException', 400]), done);
    expect(await set(aws)).toEqual([[service, 'Refused', 'TagResources: why (ClientException)']]);
    expect(aws.requests).toMatchObject([{}, { ResourceARNList: [group] }]);
  });

  test('that a service never takes are given up after four attempts', async () => {
    const aws = scriptedAws(failed([group, 'InternalServiceException', 500]));
    expect(await set(aws)).toEqual([[group, 'ServerError', 'TagResources: why (InternalServiceException)']]);
    expect(aws.requests).toHaveLength(4);
  });

  test('that are denied name both permissions', async () => {
    const aws = scriptedAws(failed([group, 'AccessDeniedException', 400, 'no']));
    expect(await set(aws)).toEqual([
      [
        group,
        'AccessDenied',
        'TagResources: no (AccessDeniedException); tag:TagResources and logs:TagResource are needed',
      ],
    ]);
  });

  test.each([
    ['nothing', ''],
    ['null', 'null'],
    ['no map', '{}'],
    ['a list', '{"FailedResourcesMap":[]}'],
    ['a text', '{"FailedResourcesMap":"x"}'],
  ])('with a malformed answer count as set: %s', async (_what, body) => {
    expect(await set(scriptedAws(body))).toEqual([]);
  });

  test('with a failure that says nothing have failed', async () => {
    expect(await set(scriptedAws(`{"FailedResourcesMap":{"${group}":null}}`))).toEqual([
      [group, 'UnknownError', 'TagResources: Error'],
    ]);
  });
});
