import {
  type Attribute,
  DeleteAttributesCommand,
  ListAttributesCommand,
  PutAttributesCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { refusal } from '../services/fargate-world.ts';
import { instanceWorld } from './instance-world.ts';

const targetType = 'container-instance' as const;

async function attributeWorld() {
  const aws = await instanceWorld();
  const { containerInstanceArn: targetId = '' } = await aws.enlist();
  const targeted = (attributes: Attribute[]) => attributes.map((attribute) => ({ targetType, targetId, ...attribute }));
  return {
    ...aws,
    targetId,
    put: (...attributes: Attribute[]) =>
      aws.ecs.send(new PutAttributesCommand({ cluster: 'main', attributes: targeted(attributes) })),
    remove: (...attributes: Attribute[]) =>
      aws.ecs.send(new DeleteAttributesCommand({ cluster: 'main', attributes: targeted(attributes) })),
    async listed(attributeName: string, attributeValue?: string) {
      const input = { cluster: 'main', targetType, attributeName, attributeValue };
      return (await aws.ecs.send(new ListAttributesCommand(input))).attributes;
    },
  };
}

describe('attributes', () => {
  test('are put, changed, listed by name and value, and deleted', async () => {
    const { put, remove, listed, targetId } = await attributeWorld();
    const answer = await put({ name: 'stack', value: 'prod' }, { name: 'gpu' });
    expect(answer.attributes).toEqual([
      { name: 'stack', value: 'prod', targetType, targetId },
      { name: 'gpu', targetType, targetId },
    ]);
    await put({ name: 'stack', value: 'test' });
    expect(await listed('stack')).toEqual([{ name: 'stack', value: 'test', targetType, targetId }]);
    expect(await listed('stack', 'prod')).toEqual([]);
    const deleted = await remove({ name: 'stack' }, { name: 'colour' });
    expect(deleted.attributes).toEqual([{ name: 'stack', targetType, targetId }]);
    expect(await listed('stack')).toEqual([]);
    expect(await listed('gpu')).toHaveLength(1);
  });

  test('are listed in pages', async () => {
    const { ecs } = await attributeWorld();
    const input = { cluster: 'main', targetType, maxResults: 50 };
    const first = await ecs.send(new ListAttributesCommand(input));
    const second = await ecs.send(new ListAttributesCommand({ ...input, nextToken: first.nextToken }));
    expect(first.attributes).toHaveLength(50);
    const names = [...(first.attributes ?? []), ...(second.attributes ?? [])].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  const rows: readonly [what: string, attribute: Attribute, answer: string][] = [
    ['an unknown target', { name: 'a', targetId: 'none' }, 'TargetNotFoundException: The target none was not found.'],
    ['no target', { name: 'a', targetId: undefined }, 'InvalidParameterException: targetId is missing'],
    ['a bad name', { name: 'a b' }, 'InvalidParameterException: Attribute name a b is invalid.'],
    ['a bad value', { name: 'a', value: ' b' }, 'InvalidParameterException: Attribute value  b is invalid.'],
  ];
  for (const [what, attribute, answer] of rows) {
    test(`are all refused for ${what} of one of them`, async () => {
      const { put, listed } = await attributeWorld();
      expect(await refusal(put({ name: 'good' }, attribute))).toBe(answer);
      expect(await listed('good')).toEqual([]);
    });
  }

  test('of an own making are at most ten', async () => {
    const { put } = await attributeWorld();
    await put(...Array.from({ length: 10 }, (_, index) => ({ name: `a${index}` })));
    await put({ name: 'a0', value: 'changed' });
    expect(await refusal(put({ name: 'a10' }))).toBe(
      'AttributeLimitExceededException: You can apply up to 10 custom attributes for each resource.',
    );
  });
});
