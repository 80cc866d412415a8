import { CreateLogGroupRequest$, UntagResourceRequest$ } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRepositoryRequest$ } from '@aws-sdk/client-ecr';
import { describe, expect, test } from 'vitest';
import { type Constraint, checkConstraints } from '../../src/simulator/constraint.ts';
import { validationError } from '../../src/simulator/validation-error.ts';

type Shape = Parameters<typeof checkConstraints>[0]['input'];

function messageFor(shape: ReturnType<Shape>, input: object, members: Record<string, Constraint>): string | undefined {
  try {
    checkConstraints({ input: () => shape }, input, { members, refuse: validationError('ValidationException') });
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
  return undefined;
}

const named = { repositoryName: 'web' };
const group = { logGroupName: 'web' };

describe('a member out of bounds', () => {
  test.each<[string, string | undefined, ReturnType<Shape>, object, Record<string, Constraint>]>([
    ['in bounds', undefined, CreateRepositoryRequest$, named, { repositoryName: { min: 3, max: 3 } }],
    [
      'that is required and missing',
      "Value null at 'repositoryName' failed to satisfy constraint: Member must not be null",
      CreateRepositoryRequest$,
      {},
      {},
    ],
    [
      'too short',
      "Value 'web' at 'repositoryName' failed to satisfy constraint: Member must have length greater than or equal to 4",
      CreateRepositoryRequest$,
      named,
      { repositoryName: { min: 4 } },
    ],
    [
      'of another form',
      "Value 'web' at 'repositoryName' failed to satisfy constraint: Member must satisfy regular expression pattern: we",
      CreateRepositoryRequest$,
      named,
      { repositoryName: { pattern: 'we' } },
    ],
    [
      'outside an enumeration',
      "Value 'RED' at 'imageTagMutability' failed to satisfy constraint: Member must satisfy enum value set: [A, B]",
      CreateRepositoryRequest$,
      { ...named, imageTagMutability: 'RED' },
      { imageTagMutability: { values: ['A', 'B'] } },
    ],
    [
      'deep in a list',
      "Value null at 'tags.2.member.key' failed to satisfy constraint: Member must not be null",
      CreateRepositoryRequest$,
      { ...named, tags: [{ Key: 'a', Value: '' }, { Value: '' }] },
      {},
    ],
    [
      'that is an item of a list',
      "Value '[a, ]' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length greater than or equal to 1]",
      UntagResourceRequest$,
      { resourceArn: 'arn', tagKeys: ['a', ''] },
      { tagKeys: { each: { min: 1 } } },
    ],
    [
      'that is a value of a map',
      `Value '{"a":"bb"}' at 'tags' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 1]`,
      CreateLogGroupRequest$,
      { ...group, tags: { a: 'bb' } },
      { tags: { each: { max: 1 } } },
    ],
    [
      'that is a key of a map',
      `Value '{"aa":""}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 1]`,
      CreateLogGroupRequest$,
      { ...group, tags: { aa: '' } },
      { tags: { eachKey: { max: 1 } } },
    ],
  ])('%s is worded as AWS does', (_what, sentence, shape, input, members) => {
    const message = messageFor(shape, input, members);
    expect(message).toBe(sentence && `1 validation error detected: ${sentence}`);
  });

  test('is counted together with the others', () => {
    const message = messageFor(CreateRepositoryRequest$, { registryId: 'x' }, { registryId: { min: 12 } });
    expect(message).toBe(
      "2 validation errors detected: Value null at 'repositoryName' failed to satisfy constraint: Member must not be null; Value 'x' at 'registryId' failed to satisfy constraint: Member must have length greater than or equal to 12",
    );
  });

  test('is judged by the bounds of its own shape before those of its name', () => {
    const members = { repositoryName: { max: 1 }, 'CreateRepositoryRequest.repositoryName': { max: 9 } };
    expect(messageFor(CreateRepositoryRequest$, named, members)).toBeUndefined();
  });
});
