import { describe, expect, test } from 'vitest';
import { overlayRules } from '../../../src/engine/overlay-rules.ts';
import { validate } from '../../../src/engine/validate.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { folderSource } from '../../../src/source/folder-source.ts';
import { registry } from '../../support/ship.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const head = (kind: string, name: string) => `apiVersion: evenkeel/v1\nkind: ${kind}\nmetadata: { name: ${name} }\n`;
const base = [
  head('Repository', 'web'),
  'spec: { repositoryName: demo/web }\n---\n',
  head('TaskDefinition', 'web'),
  `spec:
  family: web
  Memory: "512"
  requiresCompatibilities: [EC2]
  containerDefinitions:
    - name: app
      image: ref:Repository/web:v1
      dockerLabels: { Team: a, tier: b }
      portMappings: [{ containerPort: 80, protocol: tcp }, { containerPort: 53, protocol: udp }]
      environment: [{ name: LEVEL, value: info }, { name: OLD, value: x }]
      command: [a, b]
    - name: proxy
      image: docker.example.com:5000/tools/proxy:1@sha256:${'a'.repeat(64)}
`,
].join('');

async function readWith(overlay: string, manifests: string = base, more: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder({
    '.git/HEAD': '',
    'manifests/web.yaml': manifests,
    'envs/prod.yaml': `${head('Overlay', 'prod')}${overlay}`,
    ...more,
  });
  const source = folderSource({
    paths: [folder.at('manifests')],
    variables: new Map(),
    revisionOf: async () => 'disk',
    environment: { name: 'prod', folder: folder.at('envs'), rules: overlayRules(registry) },
  });
  const snapshot = await source.read();
  const shown = (origin: { file: string; line: number; column: number } | undefined) =>
    origin && `${origin.file.replace(`${folder.path}/`, '')}:${origin.line}:${origin.column}`;
  const contents = new Map(
    snapshot.documents.map(({ content }) => {
      const document = content as JsonObject & { metadata: { name: string } };
      return [`${document.kind}/${document.metadata.name}`, document];
    }),
  );
  const problems = [...validate(snapshot, registry).rejected.problems];
  return {
    snapshot,
    source,
    content: contents.get('TaskDefinition/web') ?? {},
    spec: (contents.get('TaskDefinition/web')?.spec ?? {}) as JsonObject & {
      containerDefinitions: (JsonObject & { image: string })[];
    },
    document: snapshot.documents.find(({ content }) => (content as JsonObject).kind === 'TaskDefinition'),
    place: (...path: (string | number)[]) =>
      shown(snapshot.documents.find(({ content }) => (content as JsonObject).kind === 'TaskDefinition')?.locate(path)),
    problems: problems.map(({ message, origin, suggestion }) => ({ message, at: shown(origin), suggestion })),
  };
}

const patch = (merge: string, target = '{ kind: TaskDefinition, name: web }') =>
  `patches:\n  - target: ${target}\n    merge: ${merge}\n`;

describe('a patch', () => {
  test('merges members into members, whichever case their first letter has', async () => {
    const { spec, problems } = await readWith(patch('{ spec: { memory: "1024", Cpu: "256" } }'));
    expect(spec).toMatchObject({ Memory: '1024', Cpu: '256', family: 'web' });
    expect(problems).toEqual([]);
  });

  test('takes a member out with null', async () => {
    const { spec } = await readWith(patch('{ spec: { Memory: null, absent: null } }'));
    expect(Object.keys(spec)).toEqual(['family', 'requiresCompatibilities', 'containerDefinitions']);
  });

  test('merges elements of keyed lists by key, takes some out and adds others', async () => {
    const environment = '[{ name: NEW, value: n }, { name: OLD, $patch: delete }, { name: LEVEL, value: debug }]';
    const { spec } = await readWith(
      patch(`{ spec: { containerDefinitions: [{ Name: app, environment: ${environment} }] } }`),
    );
    expect(spec.containerDefinitions.map(({ name }) => name)).toEqual(['app', 'proxy']);
    expect(spec.containerDefinitions[0]?.environment).toEqual([
      { name: 'LEVEL', value: 'debug' },
      { name: 'NEW', value: 'n' },
    ]);
  });

  test('finds an element by the parts of its key that it gives', async () => {
    const { spec } = await readWith(
      patch(
        '{ spec: { containerDefinitions: [{ name: app, portMappings: [{ containerPort: 53, hostPort: 5353 }] }] } }',
      ),
    );
    expect(spec.containerDefinitions[0]?.portMappings).toEqual([
      { containerPort: 80, protocol: 'tcp' },
      { containerPort: 53, protocol: 'udp', hostPort: 5353 },
    ]);
  });

  test('replaces plain lists and sets', async () => {
    const { spec } = await readWith(
      patch('{ spec: { requiresCompatibilities: [FARGATE], containerDefinitions: [{ name: app, command: [c] }] } }'),
    );
    expect(spec.requiresCompatibilities).toEqual(['FARGATE']);
    expect(spec.containerDefinitions[0]?.command).toEqual(['c']);
  });

  test('keeps the keys of free maps apart', async () => {
    const { spec } = await readWith(
      patch(
        '{ spec: { containerDefinitions: [{ name: app, dockerLabels: { team: lower, Tier: null, tier: null } }] } }',
      ),
    );
    expect(spec.containerDefinitions[0]?.dockerLabels).toEqual({ Team: 'a', team: 'lower' });
  });

  test('changes policy, labels and annotations', async () => {
    const { content } = await readWith(
      patch(
        '{ metadata: { labels: { a: b }, annotations: { c: d } }, policy: { adopt: true, ignoreChanges: [/spec/cpu] } }',
      ),
    );
    expect(content).toMatchObject({
      metadata: { name: 'web', labels: { a: 'b' }, annotations: { c: 'd' } },
      policy: { adopt: true, ignoreChanges: ['/spec/cpu'] },
    });
  });

  test('is made after those before it, also to what they brought', async () => {
    const { spec } = await readWith(
      `${patch('{ spec: { tags: [{ key: a, value: "1" }] } }')}${patch('{ spec: { tags: [{ key: a, value: "2" }, { key: b, value: "1" }] } }').replace('patches:\n', '')}`,
    );
    expect(spec.tags).toEqual([
      { key: 'a', value: '2' },
      { key: 'b', value: '1' },
    ]);
  });

  test('uses the variables of the environment', async () => {
    const { spec } = await readWith(
      `vars: { size: [FARGATE] }\n${patch('{ spec: { requiresCompatibilities: "${size}" } }')}`,
    );
    expect(spec.requiresCompatibilities).toEqual(['FARGATE']);
  });

  test('works on what specFrom reads', async () => {
    const manifests = `${head('TaskDefinition', 'web')}specFrom: ./task.json\n`;
    const task = JSON.stringify({
      family: 'web',
      cpu: '256',
      containerDefinitions: [{ name: 'app', image: 'nginx:1' }],
    });
    const { spec, place } = await readWith(patch('{ spec: { cpu: "512" } }'), manifests, {
      'manifests/task.json': task,
    });
    expect(spec).toMatchObject({ family: 'web', cpu: '512' });
    expect(place('spec', 'cpu')).toBe('envs/prod.yaml:6:27');
    expect(place('spec', 'family')).toMatch(/^manifests\/task\.json:1:/);
  });

  test.each([
    [
      'of an unknown manifest',
      patch('{}', '{ kind: TaskDefinition, name: wab }'),
      'the bases have no manifest TaskDefinition/wab to patch',
      'envs/prod.yaml:5:43',
      'did you mean TaskDefinition/web?',
    ],
    [
      'of an unknown kind',
      patch('{}', '{ kind: TaskDefinitoin, name: web }'),
      'unknown kind "TaskDefinitoin"',
      'envs/prod.yaml:5:21',
      'did you mean "TaskDefinition"?',
    ],
    [
      'that renames',
      patch('{ metadata: { name: other } }'),
      'unknown field "name" in patches[0].merge.metadata',
      'envs/prod.yaml:6:26',
      undefined,
    ],
    [
      'that changes the kind',
      patch('{ kind: Service }'),
      'unknown field "kind" in patches[0].merge',
      'envs/prod.yaml:6:14',
      undefined,
    ],
    [
      'that deletes where nothing has a key',
      patch('{ spec: { containerDefinitions: [{ name: app, dockerLabels: { $patch: delete } }] } }'),
      '"$patch: delete" can only stand in an element of a list that has keys',
      'envs/prod.yaml:6:82',
      undefined,
    ],
    [
      'that deletes what is not there',
      patch('{ spec: { tags: [{ key: a, $patch: delete }] } }'),
      'the list has no such element to delete',
      'envs/prod.yaml:6:29',
      undefined,
    ],
  ])('%s is an error, and no manifest is used', async (_, overlay, message, at, suggestion) => {
    const { problems, snapshot } = await readWith(overlay);
    expect(problems).toEqual([expect.objectContaining({ message, at, ...(suggestion ? { suggestion } : {}) })]);
    expect(validate(snapshot, registry)).toMatchObject({ desired: [], rejected: { whole: false } });
  });

  test('that brings a mistake is where the mistake is', async () => {
    const { problems } = await readWith(
      patch('{ spec: { memorie: "1", containerDefinitions: [{ name: app, essential: "no" }] } }'),
    );
    expect(problems).toMatchObject([
      { message: expect.stringContaining('essential must be true or false'), at: 'envs/prod.yaml:6:83' },
      { message: 'unknown field "memorie" in TaskDefinition spec', at: 'envs/prod.yaml:6:22' },
    ]);
  });

  test('leaves the places of everything else as they are', async () => {
    const { place } = await readWith(
      patch(
        '{ spec: { containerDefinitions: [{ name: app, environment: [{ name: OLD, $patch: delete }, { name: N, value: n }] }] } }',
      ),
    );
    expect(place('spec', 'family')).toBe('manifests/web.yaml:10:11');
    expect(place('spec', 'containerDefinitions', 0, 'environment', 0, 'value')).toBe('manifests/web.yaml:18:43');
    expect(place('spec', 'containerDefinitions', 0, 'environment', 1, 'value')).toBe('envs/prod.yaml:6:121');
    expect(place('spec', 'containerDefinitions', 1, 'name')).toBe('manifests/web.yaml:20:13');
  });
});

describe('an image', () => {
  const images = async (entries: string) => {
    const { spec, problems } = await readWith(`images: [${entries}]\n`);
    expect(problems).toEqual([]);
    return spec.containerDefinitions.map(({ image }) => image);
  };
  const proxy = `docker.example.com:5000/tools/proxy:1@sha256:${'a'.repeat(64)}`;
  const digest = `sha256:${'b'.repeat(64)}`;

  test.each([
    ['the name on AWS of the repository that it refers to', 'demo/web'],
    ['the name of the manifest that it refers to', 'web'],
    ['the reference itself', 'ref:Repository/web'],
  ])('goes by %s', async (_, name) => {
    expect(await images(`{ name: "${name}", newTag: v2 }`)).toEqual(['ref:Repository/web:v2', proxy]);
  });

  test.each(['tools/proxy', 'docker.example.com:5000/tools/proxy'])('goes by %s', async (name) => {
    expect(await images(`{ name: "${name}", digest: "${digest}" }`)).toEqual([
      'ref:Repository/web:v1',
      `docker.example.com:5000/tools/proxy@${digest}`,
    ]);
  });

  test('may come from another repository', async () => {
    expect(await images('{ name: tools/proxy, newName: public.ecr.aws/proxy, newTag: "2" }')).toEqual([
      'ref:Repository/web:v1',
      'public.ecr.aws/proxy:2',
    ]);
  });

  test('that a patch brings is replaced too', async () => {
    const { spec } = await readWith(
      `images: [{ name: extra, newTag: v3 }]\n${patch('{ spec: { containerDefinitions: [{ name: extra, image: extra }] } }')}`,
    );
    expect(spec.containerDefinitions.map(({ image }) => image)).toContain('extra:v3');
  });

  test('has the place of its tag in the overlay', async () => {
    const { place, document } = await readWith('images: [{ name: web, newTag: v2 }]\n');
    expect(place('spec', 'containerDefinitions', 0, 'image')).toBe('envs/prod.yaml:4:31');
    expect(place('spec', 'containerDefinitions', 1, 'image')).toBe('manifests/web.yaml:21:14');
    expect(document?.written?.(['spec', 'containerDefinitions', 0, 'image'])).toBeUndefined();
  });

  test.each([
    [
      'that nobody uses',
      '{ name: wep, newTag: v2 }',
      'no image of the bases goes by the name wep',
      'envs/prod.yaml:4:18',
    ],
    [
      'named by two entries',
      '{ name: web, newTag: a }, { name: demo/web, newTag: b }',
      'an image goes by web and by demo/web',
      'envs/prod.yaml:4:44',
    ],
    [
      'with a tag and a digest',
      `{ name: web, newTag: a, digest: "${digest}" }`,
      'an image needs exactly one of newTag and digest',
      'envs/prod.yaml:4:10',
    ],
    ['with neither', '{ name: web }', 'an image needs exactly one of newTag and digest', 'envs/prod.yaml:4:10'],
    [
      'with two tags',
      '{ name: web, newTag: a }, { name: web, newTag: b }',
      'two entries are for the image web',
      'envs/prod.yaml:4:44',
    ],
  ])('%s is an error', async (_, entries, message, at) => {
    const { problems } = await readWith(`images: [${entries}]\n`);
    expect(problems).toEqual([expect.objectContaining({ message, at })]);
  });
});

describe('what is wrong with an overlay by itself', () => {
  test.each([
    [
      'an account whose zero is lost',
      'account: 012345678901',
      /account must be text, not a number/,
      'envs/prod.yaml:4:10',
      'quote it',
    ],
    ['an account that is none', 'account: "123"', /account does not have the form/, 'envs/prod.yaml:4:10', undefined],
    [
      'a variable as account',
      'account: "${a}"\nvars: { a: "123456789012" }',
      /account cannot contain variables/,
      'envs/prod.yaml:4:10',
      'write its value',
    ],
    [
      'a variable in bases',
      'bases: ["${a}"]',
      /bases cannot contain variables/,
      'envs/prod.yaml:4:8',
      'write its value',
    ],
    ['a variable named region', 'vars: { region: x }', /"region" cannot be defined/, 'envs/prod.yaml:4:9', undefined],
    [
      'an unknown field',
      'patch: []',
      /unknown field "patch" in Overlay manifest/,
      'envs/prod.yaml:4:1',
      'did you mean "patches"?',
    ],
    [
      'a member that is the prototype',
      'vars: { __proto__: { a: 1 } }',
      /"__proto__" cannot be a member name/,
      'envs/prod.yaml:4:9',
      undefined,
    ],
    ['variables that are a list', 'vars: [a]', /vars must be a mapping, not a list/, 'envs/prod.yaml:4:7', undefined],
    [
      'nesting without end',
      `vars: { a: ${'['.repeat(80)}${']'.repeat(80)} }`,
      /nested more than 64 deep/,
      'envs/prod.yaml:4:75',
      undefined,
    ],
  ])('%s', async (_, overlay, message, at, suggestion) => {
    const { problems, snapshot } = await readWith(`${overlay}\n`);
    expect(snapshot.documents).toEqual([]);
    expect(problems.find(({ message: said }) => message.test(said))).toMatchObject({
      at,
      ...(suggestion ? { suggestion } : {}),
    });
  });

  test('aliases that grow without end are refused', async () => {
    const rows = Array.from({ length: 12 }, (_, row) => {
      const items = row === 0 ? 'x' : Array.from({ length: 10 }, () => `*a${row - 1}`).join(', ');
      return `  a${row}: &a${row} [${items}]`;
    });
    const { problems } = await readWith(`vars:\n${rows.join('\n')}\n`);
    expect(problems.some(({ message }) => message.includes('aliases make more than'))).toBe(true);
  });

  test('members called like those of every object are nothing special', async () => {
    const { spec, problems } = await readWith(
      patch('{ spec: { containerDefinitions: [{ name: app, dockerLabels: { constructor: a, toString: b } }] } }'),
    );
    expect(problems).toEqual([]);
    expect(spec.containerDefinitions[0]?.dockerLabels).toEqual({
      Team: 'a',
      tier: 'b',
      constructor: 'a',
      toString: 'b',
    });
  });
});

test('a thousand patches of a thousand manifests are one look at each', async () => {
  const many = Array.from({ length: 1000 }, (_, index) => index);
  const manifests = many.map((index) => `${head('Cluster', `c${index}`)}spec: {}\n`).join('---\n');
  const patches = many.map(
    (index) =>
      `  - { target: { kind: Cluster, name: c${index} }, merge: { spec: { tags: [{ key: n, value: "${index}" }] } } }`,
  );
  const { snapshot, problems } = await readWith(`patches:\n${patches.join('\n')}\n`, manifests);
  expect(problems).toEqual([]);
  expect(snapshot.documents.map(({ content }) => (content as { spec: JsonObject }).spec)).toEqual(
    many.map((index) => ({ tags: [{ key: 'n', value: String(index) }] })),
  );
});
