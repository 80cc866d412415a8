import { describe, expect, test } from 'vitest';
import { nextToken, tagIndex } from '../../src/aws/tag-index.ts';
import type { ResourceId } from '../../src/model/resource.ts';
import { type ScriptedAws, scriptedAws } from './scripted-aws.ts';

const ours = { Key: 'evenkeel:owner', Values: ['me'] };
const everything = { TagFilters: [ours], ResourceTypeFilters: ['ecs:cluster'] };

function page(arns: readonly string[], PaginationToken?: string): string {
  const ResourceTagMappingList = arns.map((ResourceARN) => ({
    ResourceARN,
    Tags: [{ Key: 'evenkeel:resource', Value: `Cluster/${ResourceARN}` }],
  }));
  return JSON.stringify({ ResourceTagMappingList, PaginationToken });
}

async function owned({ clients, clock }: ScriptedAws, resources?: readonly ResourceId[]) {
  return clock.drive(tagIndex(clients, 'me', ['ecs:cluster']).owned(resources));
}

function names(count: number): ResourceId[] {
  return Array.from({ length: count }, (_, index): ResourceId => `Cluster/${index}`);
}

describe('the index', () => {
  test('lists what this instance owns, page after page', async () => {
    const aws = scriptedAws(page(['a', 'b'], 'two'), page([], 'three'), page(['c'], ''));
    expect(await owned(aws)).toEqual(
      ['a', 'b', 'c'].map((arn) => ({ arn, tags: { 'evenkeel:resource': `Cluster/${arn}` } })),
    );
    expect(aws.requests).toEqual([
      { ...everything, ResourcesPerPage: 100 },
      { ...everything, ResourcesPerPage: 100, PaginationToken: 'two' },
      { ...everything, ResourcesPerPage: 100, PaginationToken: 'three' },
    ]);
  });

  test.each([
    [1, [1]],
    [20, [20]],
    [21, [20, 1]],
    [100, [20, 20, 20, 20, 20]],
  ])('asks for %i resources by name, at most 20 at a time', async (count, sizes) => {
    const aws = scriptedAws(page([]));
    await owned(aws, names(count));
    const filters = aws.requests.map(
      (request) => (request as { TagFilters: { Key: string; Values: string[] }[] }).TagFilters,
    );
    expect(filters.map(([, byName]) => byName?.Values.length)).toEqual(sizes);
    expect(filters.flatMap(([, byName]) => byName?.Values)).toEqual(names(count));
    expect(filters.every(([first, second]) => first?.Key === ours.Key && second?.Key === 'evenkeel:resource')).toBe(
      true,
    );
  });

  test('asks for everything when that is cheaper than many names', async () => {
    const aws = scriptedAws(page(['a']));
    expect(await owned(aws, names(101))).toHaveLength(1);
    expect(aws.requests).toEqual([{ ...everything, ResourcesPerPage: 100 }]);
  });

  test('asks for nothing when nothing is wanted', async () => {
    const aws = scriptedAws(page(['a']));
    expect(await owned(aws, [])).toEqual([]);
    expect(aws.requests).toEqual([]);
  });

  test('gives what all chunks found', async () => {
    const aws = scriptedAws(page(['a']), page(['b']));
    expect((await owned(aws, names(30))).map(({ arn }) => arn)).toEqual(['a', 'b']);
  });

  test.each([
    ['the same token again', ['again', 'again']],
    ['tokens in a circle', ['one', 'two', 'one']],
  ])('ends when AWS gives %s', async (_what, tokens) => {
    const aws = scriptedAws(...tokens.map((token, index) => page([String(index)], token)));
    expect(await owned(aws)).toHaveLength(tokens.length);
  });

  test('reads a page of ten megabytes', async () => {
    const Tags = [{ Key: 'evenkeel:resource', Value: 'x'.repeat(10_000_000) }];
    const aws = scriptedAws(JSON.stringify({ ResourceTagMappingList: [{ ResourceARN: 'a', Tags }] }));
    expect(await owned(aws)).toHaveLength(1);
  });
});

describe('a malformed answer', () => {
  test.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '5'],
    ['no members', '{}'],
    ['null members', '{"ResourceTagMappingList":null,"PaginationToken":null}'],
    ['a null entry', '{"ResourceTagMappingList":[null]}'],
    ['an entry without members', '{"ResourceTagMappingList":[{}]}'],
  ])('is an empty index: %s', async (_what, body) => {
    expect(await owned(scriptedAws(body))).toEqual([]);
  });

  test.each([
    ['missing tags', '{"ResourceARN":"a"}', {}],
    ['null tags', '{"ResourceARN":"a","Tags":null}', {}],
    ['a null tag', '{"ResourceARN":"a","Tags":[null,{"Key":"k","Value":"v"}]}', { k: 'v' }],
    ['a tag without a value', '{"ResourceARN":"a","Tags":[{"Key":"k"}]}', { k: '' }],
  ])('leaves a resource with what can be read: %s', async (_what, entry, tags) => {
    expect(await owned(scriptedAws(`{"ResourceTagMappingList":[${entry}]}`))).toEqual([{ arn: 'a', tags }]);
  });

  test.each([
    ['half a text', '{"ResourceTagMappingList":['],
    ['HTML', '<html></html>'],
  ])('is a server error: %s', async (_what, body) => {
    await expect(owned(scriptedAws(body))).rejects.toMatchObject({ failure: { reason: 'ServerError' } });
  });

  test.each([
    ['a list that is an object', '{"ResourceTagMappingList":{"a":1}}', []],
    ['a list that is a text', '{"ResourceTagMappingList":"a"}', []],
    ['tags that are a text', '{"ResourceTagMappingList":[{"ResourceARN":"a","Tags":"b"}]}', [{ arn: 'a', tags: {} }]],
    ['a token that is an object', '{"PaginationToken":{"a":1}}', []],
    ['a token that is a number', '{"PaginationToken":7}', []],
  ])('counts for nothing where it is of another type: %s', async (_what, body, expected) => {
    expect(await owned(scriptedAws(body))).toEqual(expected);
  });
});

test.each([
  [undefined, undefined],
  ['', undefined],
  ['seen', undefined],
  ['new', 'new'],
])('after the token %j comes %j', (token, expected) => {
  const seen = new Set(['seen']);
  expect(nextToken(token, seen)).toBe(expected);
  if (expected) expect(seen.has(expected)).toBe(true);
});
