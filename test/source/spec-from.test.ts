import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/lib/json.ts';
import { folderSource } from '../../src/source/folder-source.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const manifest = (specFrom = './aws.json', more = '') =>
  `apiVersion: evenkeel/v1\nkind: Service\nmetadata: { name: web }\nspecFrom: ${specFrom}\n${more}`;

function folderWith(aws: Json | string, text = manifest()) {
  return temporaryFolder({
    'web.yaml': text,
    'aws.json': typeof aws === 'string' ? aws : JSON.stringify(aws, null, 2),
  });
}

const sourceOf = (path: string) =>
  folderSource({ paths: [path], variables: new Map([['name', 'aws']]), revisionOf: async (_, hash) => hash });
const read = (path: string) => sourceOf(path).read();

async function specOf(aws: Json | string, text?: string): Promise<unknown> {
  const { documents, problems } = await read(folderWith(aws, text).path);
  expect(problems).toEqual([]);
  return documents.map(({ content }) => content);
}

const whole = (spec: Json) => [{ apiVersion: 'evenkeel/v1', kind: 'Service', metadata: { name: 'web' }, spec }];

describe('what the AWS CLI prints and takes is read', () => {
  const bare = { family: 'web', containerDefinitions: [{ name: 'app' }] };
  test.each<[string, Json, Json]>([
    ['the input of a call', bare, bare],
    [
      'describe-task-definition with its tags',
      { taskDefinition: bare, tags: [{ key: 'a', value: 'b' }] },
      { ...bare, tags: [{ key: 'a', value: 'b' }] },
    ],
    ['describe-services', { services: [{ serviceName: 'web' }], failures: [] }, { serviceName: 'web' }],
    ['create-service', { service: { serviceName: 'web' } }, { serviceName: 'web' }],
    ['describe-clusters', { clusters: [{ clusterName: 'c' }], failures: [] }, { clusterName: 'c' }],
    ['create-cluster', { cluster: { clusterName: 'c' } }, { clusterName: 'c' }],
    ['describe-repositories', { repositories: [{ repositoryName: 'r' }] }, { repositoryName: 'r' }],
    ['describe-log-groups', { logGroups: [{ logGroupName: 'l' }] }, { logGroupName: 'l' }],
    [
      'a service whose cluster and task definition are names',
      { serviceName: 'w', cluster: 'c', taskDefinition: 't' },
      { serviceName: 'w', cluster: 'c', taskDefinition: 't' },
    ],
    ['a skeleton with its empty members', { family: 'web', cpu: null }, { family: 'web' }],
    ['text that looks like variables', { family: '${HOME}' }, { family: '${HOME}' }],
  ])('%s', async (_, aws, spec) => {
    expect(await specOf(aws)).toEqual(whole(spec));
  });

  test('YAML', async () => {
    expect(await specOf('family: web # as the AWS CLI takes it\n')).toEqual(whole({ family: 'web' }));
  });

  test('a variable in the name of the file', async () => {
    expect(await specOf({ family: 'web' }, manifest('./${name}.json'))).toEqual(whole({ family: 'web' }));
  });

  test('the members of the manifest win, whatever the case of their first letter', async () => {
    const text = manifest('./aws.json', 'spec: { cpu: "512", Memory: "1024" }\n');
    expect(await specOf({ cpu: '256', memory: '512', family: 'web' }, text)).toEqual(
      whole({ cpu: '512', Memory: '1024', family: 'web' }),
    );
  });
});

describe('a described service', () => {
  const deployments = [
    { status: 'ACTIVE', serviceConnectConfiguration: { enabled: false } },
    { status: 'PRIMARY', serviceConnectConfiguration: { enabled: true }, volumeConfigurations: [{ name: 'v' }] },
  ];
  const described = { serviceArn: 'arn:s', clusterArn: 'arn:c', roleArn: 'arn:r', deployments };

  test('gets members from its primary deployment, and those that have another name there', async () => {
    expect(await specOf({ services: [described] })).toEqual(
      whole({
        ...described,
        cluster: 'arn:c',
        role: 'arn:r',
        serviceConnectConfiguration: { enabled: true },
        volumeConfigurations: [{ name: 'v' }],
      }),
    );
  });

  test('keeps what it says itself', async () => {
    const aws = { ...described, cluster: 'mine', volumeConfigurations: [] };
    expect(await specOf(aws)).toMatchObject([{ spec: { cluster: 'mine', volumeConfigurations: [] } }]);
  });

  test('without a primary deployment has none of its members', async () => {
    expect(
      await specOf({ serviceArn: 'arn:s', deployments: [{ status: 'ACTIVE', volumeConfigurations: [] }] }),
    ).toEqual(whole({ serviceArn: 'arn:s', deployments: [{ status: 'ACTIVE', volumeConfigurations: [] }] }));
  });

  test('is told by its ARN: a role elsewhere keeps its name', async () => {
    expect(await specOf({ roleArn: 'arn:r' })).toEqual(whole({ roleArn: 'arn:r' }));
  });
});

test('places are those of the file that says it', async () => {
  const aws = {
    services: [
      { serviceArn: 's', cpu: '1', deployments: [{ status: 'PRIMARY', volumeConfigurations: [{ name: 'v' }] }] },
    ],
  };
  const folder = folderWith(aws, manifest('./aws.json', 'spec:\n  cpu: "2"\n'));
  const [document] = (await read(folder.path)).documents;
  const place = (...path: (string | number)[]) => {
    const { file, line, column } = document?.locate(path, 'value') ?? { file: '', line: 0, column: 0 };
    return `${file.slice(folder.path.length + 1)}:${line}:${column}`;
  };
  expect(place('spec', 'serviceArn')).toBe('aws.json:4:21');
  expect(place('spec', 'volumeConfigurations', 0, 'name')).toBe('aws.json:11:23');
  expect(place('spec', 'cpu')).toBe('web.yaml:6:8');
  expect(place('metadata', 'name')).toBe('web.yaml:3:19');
  expect(place('spec')).toBe('web.yaml:4:11');
  expect(place('spec', 'absent')).toBe('web.yaml:4:11');
});

test('a frame can be shown of a file that has no name of a manifest', async () => {
  const folder = temporaryFolder({ 'web.yaml': manifest('./aws.txt'), 'aws.txt': 'family: web\n' });
  const source = sourceOf(folder.path);
  const [document] = (await source.read()).documents;
  const origin = document?.locate(['spec', 'family'], 'value');
  expect(origin && source.frameOf(origin)).toMatchObject({ text: 'family: web', column: 9 });
});

describe('an AWS file that no manifest names', () => {
  test.each<[string, Json]>([
    ['task definition', { family: 'web', containerDefinitions: [] }],
    ['task definition', { taskDefinition: { containerDefinitions: [] } }],
    ['service', { services: [{ serviceName: 'a' }, { serviceName: 'b' }] }],
    ['service', { serviceName: 'a' }],
    ['cluster', { clusters: [{ clusterName: 'a' }] }],
    ['repository', { repositories: [{ repositoryName: 'a' }] }],
    ['log group', { logGroupName: 'a' }],
  ])('gets a hint that it looks like a %s', async (what, aws) => {
    const folder = folderWith(aws, manifest().replace('specFrom: ./aws.json', 'spec: {}'));
    expect(await read(folder.path)).toMatchObject({
      whole: true,
      documents: [{}],
      problems: [
        {
          severity: 'warning',
          message: `${folder.at('aws.json')} looks like an AWS ${what}, not like a manifest, and is skipped`,
          suggestion: 'name it in a manifest: "specFrom: ./aws.json"',
        },
      ],
    });
  });

  test('gets none when it only has a list of services as Compose files have a mapping', async () => {
    const folder = folderWith(
      { services: { web: { image: 'nginx' } } },
      manifest().replace('specFrom: ./aws.json', 'spec: {}'),
    );
    expect((await read(folder.path)).problems).toEqual([]);
  });
});

describe('what cannot be taken is a problem of the manifest, which is left out', () => {
  test.each<[string, Json | string, string]>([
    [
      'several resources',
      { services: [{ serviceName: 'a' }, { serviceName: 'b' }] },
      'describes several resources where one is needed',
    ],
    ['no resource', { services: [], failures: [{ reason: 'MISSING' }] }, 'describes nothing where one is needed'],
    ['another manifest', manifest('./other.json').replace('web', 'other'), 'is itself a manifest'],
    ['a list', '[1]', 'is not a mapping'],
    ['several documents', 'a: 1\n---\nb: 2\n', 'holds 2 documents where one is needed'],
    ['a comment only', '# nothing\n', 'holds 0 documents where one is needed'],
  ])('a file with %s', async (_, aws, message) => {
    const folder = folderWith(aws);
    const { documents, problems } = await read(folder.path);
    expect(documents).toEqual([]);
    expect(problems).toContainEqual({
      severity: 'error',
      reason: 'FieldInvalid',
      message: `specFrom: ${folder.at('aws.json')} ${message}`,
      origin: { file: folder.at('web.yaml'), line: 4, column: 11 },
      id: 'Service/web',
    });
  });

  test('a file with errors has them shown in itself', async () => {
    const folder = folderWith('{"a": 1, "a": 2}');
    const { problems } = await read(folder.path);
    expect(
      problems.map(({ message, origin }) => `${origin?.file}:${origin?.line}:${origin?.column} ${message}`),
    ).toEqual([
      `${folder.at('aws.json')}:1:10 "a" is there twice`,
      `${folder.at('web.yaml')}:4:11 specFrom: ${folder.at('aws.json')} has errors`,
    ]);
  });

  test('a spec that is not a mapping beside it', async () => {
    const { documents, problems } = await read(
      folderWith({ family: 'web' }, manifest('./aws.json', 'spec: text\n')).path,
    );
    expect(documents).toEqual([]);
    expect(problems).toMatchObject([{ message: 'specFrom: the spec beside it is not a mapping' }]);
  });

  test('without a name it leaves open which resource is meant', async () => {
    const text = manifest('./gone.json').replace('{ name: web }', '{}');
    expect(await read(folderWith({}, text).path)).toMatchObject({ documents: [], whole: false });
    expect(await read(folderWith({ family: 'a' }, manifest('./gone.json')).path)).toMatchObject({
      documents: [],
      whole: true,
    });
  });

  test.each([
    ['a file outside', '../x.json', 'SourceEscape'],
    ['a file outside that does not exist', '../gone.json', 'SourceEscape'],
    ['an absolute path outside', '/etc/passwd', 'SourceEscape'],
    ['a link that leads outside', './link.json', 'SourceEscape'],
    ['a file that does not exist', './gone.json', 'SourceUnreadable'],
    ['a path with NUL', '"a\\0b"', 'SourceUnreadable'],
    ['a folder', './sub', 'FieldInvalid'],
    ['a number', '1', 'FieldInvalid'],
  ])('%s', async (_, specFrom, reason) => {
    const folder = temporaryFolder({ 'm/web.yaml': manifest(specFrom), 'm/sub/x.md': '', 'x.json': '{}' });
    folder.link('m/link.json', '../x.json');
    const { documents, problems } = await read(folder.at('m'));
    expect(documents).toEqual([]);
    expect(problems.map(({ severity }) => severity)).not.toContain('warning');
    expect(problems).toContainEqual(
      expect.objectContaining({ reason, id: 'Service/web', origin: expect.objectContaining({ line: 4 }) }),
    );
  });
});

test('a second reading composes again only when one of the two files has changed', async () => {
  const folder = folderWith({ family: 'web' });
  const source = sourceOf(folder.path);
  const first = await source.read();
  const second = await source.read();
  expect(second.documents[0]).toBe(first.documents[0]);
  folder.write('aws.json', '{"family": "changed"}');
  expect((await source.read()).documents).toMatchObject([{ content: { spec: { family: 'changed' } } }]);
});
