import {
  CreateRepositoryCommand,
  DeleteRepositoryPolicyCommand,
  GetRepositoryPolicyCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr';
import { describe, expect, test } from 'vitest';
import { simulatedAws } from '../../support/simulated-aws.ts';

const repositoryName = 'web';
const allow = { Sid: 'Pull', Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage' };

async function withRepository() {
  const { ecr } = simulatedAws();
  await ecr.send(new CreateRepositoryCommand({ repositoryName }));
  const set = (policyText: string) => ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }));
  return { ecr, set };
}

describe('a repository policy', () => {
  test('comes back in the style of ECR from set, get and delete', async () => {
    const { ecr, set } = await withRepository();
    const Principal = { AWS: ['444455556666'] };
    const Condition = { StringLike: { 'aws:PrincipalOrgID': ['o-1', 'o-2'] } };
    const statement = { ...allow, Principal, Action: ['ecr:BatchGetImage'], Condition };
    const policyText = [
      '{',
      '  "Version" : "2012-10-17",',
      '  "Statement" : [ {',
      '    "Sid" : "Pull",',
      '    "Effect" : "Allow",',
      '    "Principal" : {',
      '      "AWS" : "arn:aws:iam::444455556666:root"',
      '    },',
      '    "Action" : "ecr:BatchGetImage",',
      '    "Condition" : {',
      '      "StringLike" : {',
      '        "aws:PrincipalOrgID" : [ "o-1", "o-2" ]',
      '      }',
      '    }',
      '  }, {',
      '    "Sid" : "Pull",',
      '    "Effect" : "Allow",',
      '    "Principal" : "*",',
      '    "Action" : "ecr:BatchGetImage"',
      '  } ]',
      '}',
    ].join('\n');
    const expected = { registryId: '111122223333', repositoryName, policyText };
    expect(await set(JSON.stringify({ Version: '2012-10-17', Statement: [statement, allow] }))).toMatchObject(expected);
    expect(await ecr.send(new GetRepositoryPolicyCommand({ repositoryName }))).toMatchObject(expected);
    expect(await ecr.send(new DeleteRepositoryPolicyCommand({ repositoryName }))).toMatchObject(expected);
    await expect(ecr.send(new GetRepositoryPolicyCommand({ repositoryName }))).rejects.toMatchObject({
      name: 'RepositoryPolicyNotFoundException',
      message:
        "Repository policy does not exist for the repository with name 'web' in the registry with id '111122223333'",
    });
  });

  test('may hold one statement outside a list, and gets the oldest version', async () => {
    const { set } = await withRepository();
    const { policyText = '' } = await set(JSON.stringify({ Statement: allow }));
    expect(JSON.parse(policyText)).toEqual({ Version: '2008-10-17', Statement: [allow] });
  });

  test.each<[string, unknown]>([
    ['no JSON', 'allow'],
    ['no object', []],
    ['no statement', { Version: '2012-10-17', Statement: [] }],
    ['a statement without a principal', { Statement: [{ ...allow, Principal: undefined }] }],
    ['a statement without an action', { Statement: [{ ...allow, Action: undefined }] }],
    ['an effect that is none', { Statement: [{ ...allow, Effect: 'Maybe' }] }],
    ['a resource', { Statement: [{ ...allow, Resource: '*' }] }],
    ['a text for a statement', { Statement: ['x'] }],
  ])('with %s is refused', async (_what, policy) => {
    const { set } = await withRepository();
    await expect(set(typeof policy === 'string' ? policy : JSON.stringify(policy))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
    });
  });
});
