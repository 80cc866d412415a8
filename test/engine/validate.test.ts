import { describe, expect, it } from 'vitest';
import { validate } from '../../src/engine/validate.ts';
import type { Json, JsonObject } from '../../src/lib/json.ts';
import type { Document, Snapshot } from '../../src/model/document.ts';
import type { Check, Registry } from '../../src/model/kind.ts';
import type { Problem } from '../../src/model/problem.ts';
import { registry } from '../support/ship.ts';
import { brick, toys } from '../support/toy-kinds.ts';

function document(content: Json, file = 'a.yaml'): Document {
  return { content, origin: { file, line: 1, column: 1 }, locate: (path) => ({ file, line: path.length, column: 1 }) };
}

function snapshot(contents: readonly Json[], changes: Partial<Snapshot> = {}): Snapshot {
  const documents = contents.map((content, index) => document(content, `${index}.yaml`));
  return { documents, problems: [], whole: true, revision: 'r1', ...changes };
}

function cluster(name: string, spec: JsonObject = {}): JsonObject {
  return { apiVersion: 'evenkeel/v1', kind: 'Cluster', metadata: { name }, spec };
}

const rows: readonly [string, Json, Partial<Problem>][] = [
  ['something that is no mapping', ['x'], { reason: 'FieldInvalid', message: 'a manifest must be a mapping' }],
  [
    'a manifest without a kind',
    { metadata: { name: 'a' } },
    { reason: 'KindUnknown', message: 'the manifest has no kind' },
  ],
  [
    'a misspelled kind',
    { ...cluster('a'), kind: 'Clutser' },
    { reason: 'KindUnknown', message: 'unknown kind "Clutser"', suggestion: 'did you mean "Cluster"?' },
  ],
  [
    'a misspelled field',
    cluster('a', { setings: [] }),
    {
      reason: 'FieldUnknown',
      suggestion: 'did you mean "settings"?',
      origin: { file: '0.yaml', line: 2, column: 1 },
      id: 'Cluster/a',
    },
  ],
  [
    'a value of the wrong type',
    cluster('a', { capacityProviders: 'FARGATE' }),
    { reason: 'FieldInvalid', id: 'Cluster/a' },
  ],
  ['a manifest without a name', { apiVersion: 'evenkeel/v1', kind: 'Cluster', spec: {} }, { reason: 'FieldInvalid' }],
];

describe('validation refuses', () => {
  for (const [title, content, expected] of rows) {
    it(`${title}, and lets the others pass`, () => {
      const { desired, rejected } = validate(snapshot([content, cluster('fine')]), registry);
      expect(desired.map(({ id }) => id)).toEqual(['Cluster/fine']);
      expect(rejected.problems).toMatchObject([{ severity: 'error', ...expected }]);
    });
  }

  it('both of two manifests of one name', () => {
    const { desired, rejected } = validate(snapshot([cluster('a'), cluster('a'), cluster('b')]), registry);
    expect(desired.map(({ id }) => id)).toEqual(['Cluster/b']);
    expect(rejected.problems).toMatchObject([
      { reason: 'DuplicateResource', message: 'Cluster/a is described twice; first at 0.yaml:1' },
    ]);
  });

  it('everything at once', () => {
    const { rejected } = validate(
      snapshot([cluster('a', { setings: [], capacityProviders: 'x' }), cluster('b', { tags: 1 })]),
      registry,
    );
    expect(rejected.problems.map(({ id }) => id)).toEqual(['Cluster/a', 'Cluster/a', 'Cluster/b']);
  });

  it('without quoting a value, which may be a secret', () => {
    const { rejected } = validate(snapshot([cluster('a', { settings: [{ name: 'hush-hush', value: 7 }] })]), registry);
    expect(rejected.problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(rejected.problems)).not.toContain('hush-hush');
  });
});

describe('validation accepts', () => {
  it('AWS’s own spelling of member names', () => {
    const { desired } = validate(
      snapshot([cluster('a', { CapacityProviders: ['FARGATE'], Settings: [{ Name: 'containerInsights' }] })]),
      registry,
    );
    expect(desired[0]?.spec).toMatchObject({
      capacityProviders: ['FARGATE'],
      settings: [{ name: 'containerInsights' }],
    });
  });

  it('members that AWS only answers with, and drops them', () => {
    const { desired } = validate(
      snapshot([cluster('a', { status: 'ACTIVE', clusterArn: 'x', runningTasksCount: 3 })]),
      registry,
    );
    expect(desired[0]?.spec).toEqual({ clusterName: 'a' });
  });

  it('a status, which is ignored', () => {
    const { desired } = validate(snapshot([{ ...cluster('a'), status: { anything: true } }]), registry);
    expect(desired.map(({ id }) => id)).toEqual(['Cluster/a']);
  });

  it('no kind that is not text', () => {
    const { rejected } = validate(snapshot([{ ...cluster('a'), kind: { toString: 'x' } }]), registry);
    expect(rejected.problems.map(({ reason }) => reason)).toEqual(['KindUnknown']);
  });

  it('keys of free maps as they are', () => {
    const spec = { logGroupName: 'x', tags: { Team: 'blue' } };
    const { desired } = validate(snapshot([{ ...cluster('a'), kind: 'LogGroup', spec }]), registry);
    expect(desired[0]?.spec).toEqual(spec);
  });
});

describe('the source', () => {
  const whole = (given: Snapshot) => validate(given, registry).rejected.whole;

  it('is whole without errors', () => {
    expect(whole(snapshot([cluster('a')]))).toBe(true);
  });

  it('is not whole when something could not be read', () => {
    expect(whole(snapshot([cluster('a')], { whole: false }))).toBe(false);
  });

  const error: Problem = { severity: 'error', reason: 'SyntaxInvalid', message: 'x' };
  const broken: readonly [string, Snapshot][] = [
    ['a file is not valid', snapshot([cluster('a')], { problems: [error] })],
    ['a manifest without a name is not valid', snapshot([cluster('a'), { kind: 'Cluster' }])],
    [
      'a manifest with a name is not valid: it may have been renamed too',
      snapshot([cluster('a'), cluster('b', { x: 1 })]),
    ],
    ['a kind is unknown', snapshot([cluster('a'), { kind: 'Clutser' }])],
    ['two manifests have one name', snapshot([cluster('a'), cluster('a')])],
  ];
  for (const [title, given] of broken) {
    it(`is not whole when ${title}`, () => {
      expect(whole(given)).toBe(false);
    });
  }

  it('is whole with warnings', () => {
    expect(whole(snapshot([cluster('a')], { problems: [{ ...error, severity: 'warning' }] }))).toBe(true);
  });
});

describe('a kind’s own checks', () => {
  const check: Check = ({ spec, related }) => [
    ...(spec.size === 7 ? [{ path: ['size'], message: 'seven is too many', suggestion: 'take six' }] : []),
    ...(spec.size === 6 ? [{ path: ['size'], message: 'six is a lot', severity: 'warning' as const }] : []),
    ...(related(spec.base, 'Brick')?.size === 1 ? [{ path: ['base'], message: 'the base is small' }] : []),
  ];
  const checked: Registry = { ...toys, kinds: new Map([['Brick', { ...brick, checks: [check] }]]) };
  const problems = (...specs: readonly JsonObject[]) => {
    const contents = specs.map((spec, index) => ({ kind: 'Brick', metadata: { name: `b${index}` }, spec }));
    const { desired, rejected } = validate(snapshot(contents), checked);
    return { ids: desired.map(({ id }) => id), problems: rejected.problems };
  };

  it('refuse a manifest with a place and a suggestion', () => {
    expect(problems({ size: 7 })).toEqual({
      ids: [],
      problems: [
        {
          severity: 'error',
          reason: 'RuleBroken',
          message: 'seven is too many',
          suggestion: 'take six',
          origin: { file: '0.yaml', line: 2, column: 1 },
          id: 'Brick/b0',
        },
      ],
    });
  });

  it('may only warn', () => {
    expect(problems({ size: 6 })).toMatchObject({ ids: ['Brick/b0'], problems: [{ severity: 'warning' }] });
  });

  it('see what a reference or a plain name stands for', () => {
    const found = problems(
      { base: 'ref:Brick/b2' },
      { base: 'real' },
      { size: 1, name: 'real' },
      { base: 'elsewhere' },
    );
    expect(found.problems.map(({ id }) => id)).toEqual(['Brick/b0', 'Brick/b1']);
  });
});
