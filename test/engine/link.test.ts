import { describe, expect, it } from 'vitest';
import { link } from '../../src/engine/link.ts';
import { kinds } from '../../src/kinds/index.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import type { Pass } from '../../src/model/pass.ts';
import type { ResourceId } from '../../src/model/resource.ts';
import { registry } from '../support/ship.ts';
import { brick, scroll, tower, toy, toyPass } from '../support/toy-kinds.ts';

function linked(
  desired: readonly Manifest[],
  { rejected = [] as ResourceId[], ...changes }: Partial<Pass> & { rejected?: ResourceId[] } = {},
) {
  const refused = { problems: [], ids: new Set(rejected), whole: true, revision: 'r1' };
  return link({ desired, rejected: refused }, { ...toyPass, ...changes });
}

function towerOn(name: string, spec: JsonObject): Manifest {
  return toy(tower, name, { spec });
}

const brickArn = 'arn:aws:toys:moon:111122223333:brick/real';
const realBrick = toy(brick, 'b', { spec: { name: 'real' } });

describe('a reference', () => {
  const rows: readonly [string, string, JsonObject['base']][] = [
    ['by kind and name', 'ref:Brick/b', brickArn],
    ['with another attribute', 'ref:Brick/b#name', 'real'],
    ['with a suffix', 'ref:Brick/b:v1', `${brickArn}:v1`],
    ['with a digest', 'ref:Brick/b@sha256:0a', `${brickArn}@sha256:0a`],
    ['by the plain name on AWS', 'real', brickArn],
    ['by the ARN on AWS', brickArn, brickArn],
  ];
  for (const [title, text, value] of rows) {
    it(`${title} becomes an edge and the value that AWS takes`, () => {
      const node = linked([towerOn('t', { base: text }), realBrick]).nodes.get('Tower/t');
      expect([node?.dependsOn, node?.desired.spec.base]).toEqual([['Brick/b'], value]);
    });
  }

  const plain: readonly [string, string][] = [
    ['the name of something else', 'unreal'],
    ['an ARN of another account', brickArn.replace('111122223333', '999988887777')],
    ['the name with something after it', 'real:3'],
  ];
  for (const [title, text] of plain) {
    it(`is not ${title}`, () => {
      const node = linked([towerOn('t', { base: text }), realBrick]).nodes.get('Tower/t');
      expect([node?.dependsOn, node?.desired.spec.base]).toEqual([[], text]);
    });
  }

  it('is pending when only AWS knows the value', () => {
    const node = linked([towerOn('t', { colour: 'ref:Scroll/s' }), toy(scroll, 's')]).nodes.get('Tower/t');
    expect(node?.desired.spec.colour).toEqual({ pending: 'Scroll/s', attribute: 'arn', suffix: '' });
  });

  it('is pending when there is no account to tell it', () => {
    const node = linked([towerOn('t', { base: 'ref:Brick/b' }), realBrick], { place: undefined }).nodes.get('Tower/t');
    expect(node?.desired.spec.base).toEqual({ pending: 'Brick/b', attribute: 'arn', suffix: '' });
  });

  it('is found in lists', () => {
    const node = linked([towerOn('t', { steps: ['ref:Tower/u', 'free'] }), towerOn('u', {})]).nodes.get('Tower/t');
    expect([node?.dependsOn, node?.desired.spec.steps]).toEqual([['Tower/u'], ['u', 'free']]);
  });

  const problems: readonly [string, JsonObject, string, string][] = [
    ['that leads nowhere', { base: 'ref:Brick/c' }, 'ReferenceUnknown', 'no manifest Brick/c'],
    [
      'to another kind',
      { base: 'ref:Scroll/b' },
      'ReferenceNotAllowed',
      'this field refers to a Brick, not to Scroll/b',
    ],
    [
      'where none can stand',
      { mood: 'ref:Brick/b' },
      'ReferenceNotAllowed',
      '"ref:Brick/b" is a reference, but none can stand here',
    ],
    ['that is malformed', { base: 'ref:b' }, 'ReferenceUnknown', '"ref:b" does not have the form ref:Kind/name'],
  ];
  for (const [title, spec, reason, message] of problems) {
    it(`${title} is refused`, () => {
      const graph = linked([towerOn('t', spec), realBrick]);
      expect(graph.problems).toMatchObject([{ reason, message, id: 'Tower/t' }]);
      expect([...graph.nodes.keys()]).toEqual(['Brick/b']);
      expect(graph.rejected).toEqual(new Set(['Tower/t']));
    });
  }

  it('that is almost right comes with the right one', () => {
    expect(
      linked([towerOn('t', { base: 'ref:Brick/real-brock' }), toy(brick, 'real-brick')]).problems[0]?.suggestion,
    ).toBe('did you mean "ref:Brick/real-brick"?');
  });

  it('to a manifest with errors holds only what refers to it', () => {
    const graph = linked([towerOn('t', { base: 'ref:Brick/b' }), towerOn('free', {})], { rejected: ['Brick/b'] });
    expect(graph.problems).toEqual([]);
    expect(graph.nodes.get('Tower/t')?.brokenReferences).toEqual(['Brick/b']);
    expect(graph.nodes.get('Tower/free')?.brokenReferences).toEqual([]);
  });
});

describe('circles', () => {
  it('are named and refused whole, with what they lead to held', () => {
    const graph = linked([
      towerOn('a', { steps: ['ref:Tower/b'] }),
      towerOn('b', { steps: ['ref:Tower/c'] }),
      towerOn('c', { steps: ['ref:Tower/a'] }),
      towerOn('d', { steps: ['ref:Tower/a'] }),
    ]);
    expect(graph.problems.map(({ id, message }) => [id, message])).toEqual(
      ['a', 'b', 'c'].map((name) => [`Tower/${name}`, 'Tower/a -> Tower/b -> Tower/c -> Tower/a refer to each other']),
    );
    expect([...graph.nodes.values()].map(({ id, brokenReferences }) => [id, brokenReferences])).toEqual([
      ['Tower/d', ['Tower/a']],
    ]);
  });

  it('do not include a resource that names itself', () => {
    const graph = linked([towerOn('a', { steps: ['ref:Tower/a', 'a'] })]);
    expect(graph.problems).toEqual([]);
    expect(graph.nodes.get('Tower/a')?.dependsOn).toEqual([]);
  });
});

describe('two manifests of one thing', () => {
  const namesakes = [
    toy(brick, 'b', { spec: { name: 'x' } }),
    toy(brick, 'a', { spec: { name: 'x' } }),
    toy(brick, 'c'),
  ];

  it('are both refused, whichever file comes first', () => {
    for (const manifests of [namesakes, [...namesakes].reverse()]) {
      const graph = linked(manifests);
      expect(graph.problems.map(({ id, reason }) => [id, reason])).toEqual([
        ['Brick/a', 'DuplicateResource'],
        ['Brick/b', 'DuplicateResource'],
      ]);
      expect([...graph.nodes.keys()]).toEqual(['Brick/c']);
    }
  });

  it('hold what refers to one of them', () => {
    const graph = linked([...namesakes, towerOn('t', { base: 'ref:Brick/a' })]);
    expect(graph.nodes.get('Tower/t')).toMatchObject({ dependsOn: [], brokenReferences: ['Brick/a'] });
  });

  it('are not services of one name in different clusters, not even without an account', () => {
    const named = (kind: string, name: string, spec: JsonObject = {}) => {
      const known = kinds.get(kind);
      if (!known) throw new Error(kind);
      return toy(known, name, { spec });
    };
    const service = (cluster: string) =>
      named('Service', `web-${cluster}`, {
        serviceName: 'web',
        cluster: `ref:Cluster/${cluster}`,
        taskDefinition: 'web:1',
      });
    const manifests = [named('Cluster', 'a'), named('Cluster', 'b'), service('a'), service('b')];
    expect(linked(manifests, { registry, place: undefined }).problems).toEqual([]);
    expect(
      linked([...manifests, { ...service('a'), id: 'Service/again' as const }], { registry, place: undefined })
        .problems,
    ).toHaveLength(2);
  });
});

describe('the order of resources', () => {
  const manifests = [towerOn('a', { base: 'ref:Brick/z' }), toy(brick, 'z'), toy(brick, 'c'), towerOn('b', {})];

  it('puts each after what it refers to, and does not depend on the files', () => {
    const expected = ['Brick/c', 'Brick/z', 'Tower/a', 'Tower/b'];
    expect([...linked(manifests).nodes.keys()]).toEqual(expected);
    expect([...linked([...manifests].reverse()).nodes.keys()]).toEqual(expected);
  });

  it('stands a chain of ten thousand', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) =>
      towerOn(`t${index}`, { steps: [`ref:Tower/t${index + 1}`] }),
    );
    const graph = linked([...chain, towerOn('t10000', {})]);
    expect([graph.nodes.size, graph.problems.length]).toEqual([10_001, 0]);
  });
});
