import {
  CreateRepositoryCommand,
  DeleteLifecyclePolicyCommand,
  DeleteRepositoryCommand,
  GetLifecyclePolicyCommand,
  PutLifecyclePolicyCommand,
} from '@aws-sdk/client-ecr';
import { describe, expect, test } from 'vitest';
import { simulatedAws } from '../../support/simulated-aws.ts';

const repositoryName = 'web';
const since = { countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 };
const count = { countType: 'imageCountMoreThan', countNumber: 10 };
const expire = { type: 'expire' };
const tidy = rule(1, { tagStatus: 'untagged', ...since });

function rule(rulePriority: number, selection: object, others: object = {}) {
  return { rulePriority, description: 'a long enough description', selection, action: expire, ...others };
}

async function withRepository() {
  const { ecr } = simulatedAws();
  await ecr.send(new CreateRepositoryCommand({ repositoryName }));
  const put = (lifecyclePolicyText: string) =>
    ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText }));
  return { ecr, put };
}

describe('a lifecycle policy', () => {
  test('comes back without white space and in the same order from put, get and delete', async () => {
    const { ecr, put } = await withRepository();
    const document = { rules: [tidy, rule(2, { tagStatus: 'any', ...count })] };
    const expected = { registryId: '111122223333', repositoryName, lifecyclePolicyText: JSON.stringify(document) };
    expect(await put(JSON.stringify(document, null, 4))).toMatchObject(expected);
    const evaluated = { ...expected, lastEvaluatedAt: new Date(0) };
    expect(await ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))).toMatchObject(evaluated);
    expect(await ecr.send(new DeleteLifecyclePolicyCommand({ repositoryName }))).toMatchObject(evaluated);
    await expect(ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))).rejects.toMatchObject({
      name: 'LifecyclePolicyNotFoundException',
      message:
        "Lifecycle policy does not exist for the repository with name 'web' in the registry with id '111122223333'",
    });
  });

  test('goes with its repository', async () => {
    const { ecr, put } = await withRepository();
    await put(JSON.stringify({ rules: [tidy] }));
    await ecr.send(new DeleteRepositoryCommand({ repositoryName }));
    await ecr.send(new CreateRepositoryCommand({ repositoryName }));
    await expect(ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))).rejects.toMatchObject({
      name: 'LifecyclePolicyNotFoundException',
    });
  });

  test('of fewer than a hundred characters is refused', async () => {
    const { put } = await withRepository();
    await expect(put('{"rules":[]}')).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        "Invalid parameter at 'lifecyclePolicyText' failed to satisfy constraint: 'Member must have length greater than or equal to 100'",
    });
  });
});

const parsing = 'Lifecycle policy parsing failure: Could not map policyString into LifecyclePolicy.';

describe('a lifecycle policy is refused', () => {
  test.each<[string, unknown, string]>([
    ['that is no JSON', 'rules', parsing],
    ['with an unknown member', { rules: [tidy], Version: 1 }, parsing],
    ['with an unknown member deep inside', { rules: [rule(1, { ...tidy.selection, colour: 'red' })] }, parsing],
    [
      'that moves images nowhere',
      { rules: [rule(1, { tagStatus: 'any', ...count }, { action: { type: 'transition' } })] },
      parsing,
    ],
    ['without rules', {}, 'object has missing required properties (["rules"])\n'],
    [
      'with a rule without its parts',
      { rules: [{ rulePriority: 1 }] },
      'object has missing required properties (["selection","action"])\n',
    ],
    [
      'with a number below one',
      { rules: [rule(0, tidy.selection)] },
      'numeric instance is lower than the required minimum (minimum: 1, found: 0)\n',
    ],
    [
      'with a text for a number',
      { rules: [rule(1, { ...tidy.selection, countNumber: '14' })] },
      'instance type (string) does not match any allowed primitive type (allowed: ["integer"])\n',
    ],
    [
      'with an unknown action',
      { rules: [rule(1, tidy.selection, { action: { type: 'burn' } })] },
      'instance value ("burn") not found in enum (possible values: ["expire","transition"])\n',
    ],
    [
      'with 51 rules',
      {
        rules: Array.from({ length: 51 }, (_, index) =>
          rule(index + 1, { tagStatus: 'tagged', tagPrefixList: [`${index}`], ...count }),
        ),
      },
      'array is too long: must have at most 50 elements but instance has 51 elements\n',
    ],
    [
      'with two rules of one priority',
      { rules: [tidy, rule(1, { tagStatus: 'any', ...count })] },
      'Duplicate priority in multiple rules',
    ],
    [
      'with tagged images but no tags',
      { rules: [rule(1, { tagStatus: 'tagged', ...count })] },
      'Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.',
    ],
    [
      'with both lists of tags',
      { rules: [rule(1, { tagStatus: 'tagged', tagPrefixList: ['a'], tagPatternList: ['b'], ...count })] },
      'If policy has a tagged rule, it must specify only one of tagPrefixList or tagPatternList',
    ],
    [
      'with two rules for untagged images',
      { rules: [tidy, rule(2, { tagStatus: 'untagged', ...count })] },
      'Only one rule can select Untagged images per storage class.',
    ],
    [
      'with a rule after the one for any image',
      { rules: [rule(1, { tagStatus: 'any', ...count }), rule(2, { tagStatus: 'untagged', ...since })] },
      'Rule for tagStatus=ANY must have the lowest priority per storage class',
    ],
    [
      'that counts images in days',
      { rules: [rule(1, { tagStatus: 'any', ...count, countUnit: 'days' })] },
      'instance failed to match exactly one schema (matched 0 out of 2)',
    ],
    [
      'that counts days without a unit',
      { rules: [rule(1, { tagStatus: 'any', countType: 'sinceImagePushed', countNumber: 1 })] },
      'instance failed to match exactly one schema (matched 0 out of 2)',
    ],
  ])('%s', async (_what, document, problem) => {
    const { put } = await withRepository();
    const text = typeof document === 'string' ? document : JSON.stringify(document);
    const prefix = problem === parsing ? '' : 'Lifecycle policy validation failure: ';
    await expect(put(text.padEnd(100))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: '${prefix}${problem}'`,
    });
  });

  test.each([
    ['with more than four wildcards in a pattern', { tagStatus: 'tagged', tagPatternList: ['a*b*c*d*e*'], ...count }],
    ['that asks untagged images for tags', { tagStatus: 'untagged', tagPrefixList: ['a'], ...count }],
    [
      'that counts from a move to an archive outside of it',
      { tagStatus: 'any', ...since, countType: 'sinceImageTransitioned' },
    ],
  ])('%s', async (_what, selection) => {
    const { put } = await withRepository();
    await expect(put(JSON.stringify({ rules: [rule(1, selection)] }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });
});

test('a lifecycle policy may use everything that the user guide shows', async () => {
  const { put } = await withRepository();
  const rules = [
    rule(1, { tagStatus: 'tagged', tagPatternList: ['prod*web*'], ...since }),
    rule(2, { tagStatus: 'tagged', tagPrefixList: ['beta', 'alpha'], ...count }),
    rule(3, { tagStatus: 'untagged', ...since }),
    rule(
      4,
      { tagStatus: 'any', ...since, countType: 'sinceImagePulled' },
      { action: { type: 'transition', targetStorageClass: 'archive' } },
    ),
    rule(5, { tagStatus: 'any', storageClass: 'archive', ...since, countType: 'sinceImageTransitioned' }),
  ];
  await expect(put(JSON.stringify({ rules }))).resolves.toMatchObject({ repositoryName });
});
