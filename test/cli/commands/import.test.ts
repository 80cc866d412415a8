import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateClusterCommand, CreateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/cli/commands/apply.ts';
import { type ImportRequest, importLive } from '../../../src/cli/commands/import.ts';
import { plan } from '../../../src/cli/commands/plan.ts';
import { runCommand } from '../../../src/cli/run-command.ts';
import { type FakeShellOptions, fakeShell } from '../../support/fake-shell.ts';
import { grownAws, registerOnFargate, serveOnFargate } from '../../support/grown-aws.ts';
import { type SimulatedAws, simulatedAws } from '../../support/simulated-aws.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function importInto(
  out: string | undefined,
  aws: SimulatedAws,
  request: Partial<ImportRequest> = {},
  options: FakeShellOptions = {},
): Promise<Outcome> {
  const fake = fakeShell({ aws, onDisk: true, ...options });
  const asked = { kind: 'cluster', name: 'demo', withSecrets: false, out, ...request };
  const code = await fake.drive(runCommand(fake.shell, (shell) => importLive(shell, asked)));
  return { code, out: fake.out(), err: fake.err() };
}

async function planOf(path: string, aws: SimulatedAws, variables: Record<string, string> = {}): Promise<Outcome> {
  const fake = fakeShell({ aws, onDisk: true, variables });
  const asked = { targets: [], offline: false, output: 'text', exitCode: true, showUnchanged: false } as const;
  const code = await fake.drive(plan(fake.shell, { paths: [path], ...asked }));
  return { code, out: fake.out(), err: fake.err() };
}

function filesIn(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

async function smallAws(environment: { name: string; value: string }[] = []): Promise<SimulatedAws> {
  const aws = simulatedAws({ limits: false });
  await aws.ecs.send(new CreateClusterCommand({ clusterName: 'demo' }));
  await registerOnFargate(aws, 'web', { environment });
  await serveOnFargate(aws, 'web');
  return aws;
}

const token = 'vYh3kQ9wLx7Zp2Rt5Nc8Bm4Jd6Fg1Hs0';
const accessKey = 'AKIAIOSFODNN7EXAMPLF';

describe('the files of a cluster', () => {
  it('are one for the cluster, one for each service with what it has to itself, and one for what they share', async () => {
    const folder = temporaryFolder().at('live');
    const { code, out, err } = await importInto(folder, await grownAws());
    expect({ code, out }).toEqual({ code: 0, out: '' });
    const kinds = Object.entries(filesIn(folder)).map(([name, text]) => [
      name,
      ...[...text.matchAll(/^kind: (\w+)\nmetadata: \{ name: (\S+) \}\npolicy: \{ adopt: true \}$/gm)].map(
        ([, kind, id]) => `${kind}/${id}`,
      ),
    ]);
    expect(kinds).toEqual([
      ['agent.yaml', 'TaskDefinition/agent', 'Service/agent'],
      ['cluster.yaml', 'LogGroup/ecs-exec', 'Cluster/demo'],
      ['shared.yaml', 'LogGroup/demo-shared'],
      ['web.yaml', 'LogGroup/demo-web', 'Repository/demo-web', 'TaskDefinition/web', 'Service/web'],
      ['worker.yaml', 'TaskDefinition/worker', 'Service/worker'],
    ]);
    expect(err).toContain(
      'Wrote 11 manifests in 5 files: 1 Cluster, 1 Repository, 3 LogGroup, 3 Service, 3 TaskDefinition\n',
    );
    expect(err).toMatch(/target group|capacity provider +workers +Cluster\/demo/);
    expect(err).toContain(`Next:  evenkeel plan ${folder}`);
  });

  it('say what a person would write', async () => {
    const folder = temporaryFolder().at('live');
    await importInto(folder, await smallAws([{ name: 'GREETING', value: 'hello ${name}' }]));
    expect(filesIn(folder)['web.yaml']).toBe(`\
# Imported from account 111122223333 in eu-west-1 by \`evenkeel import cluster demo\`.
apiVersion: evenkeel/v1
kind: TaskDefinition
metadata: { name: web }
policy: { adopt: true }
spec:
  executionRoleArn: arn:aws:iam::111122223333:role/ecsTaskExecutionRole
  networkMode: awsvpc
  containerDefinitions:
    - name: app
      image: public.ecr.aws/nginx/nginx:1
      environment:
        - name: GREETING
          value: hello $\${name}
  requiresCompatibilities:
    - FARGATE
  cpu: "256"
  memory: "512"
---
apiVersion: evenkeel/v1
kind: Service
metadata: { name: web }
policy: { adopt: true }
spec:
  cluster: ref:Cluster/demo
  taskDefinition: ref:TaskDefinition/web
  availabilityZoneRebalancing: ENABLED
  desiredCount: 1
  launchType: FARGATE
  networkConfiguration:
    awsvpcConfiguration:
      subnets:
        - subnet-0a1b2c3d4e5f60001
        - subnet-0a1b2c3d4e5f60002
      securityGroups:
        - sg-0a1b2c3d4e5f60001
`);
  });

  it('plan to nothing but adoption, then to nothing, and are the same bytes when they are imported again', async () => {
    const aws = await grownAws();
    const folder = temporaryFolder();
    await importInto(folder.at('one'), aws);
    const first = await planOf(folder.at('one'), aws);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain(
      '\nNo changes. 11 resources match disk; 11 would be adopted: only ownership tags are added.\n',
    );
    const fake = fakeShell({ aws, onDisk: true });
    const asked = { paths: [folder.at('one')], targets: [], autoApprove: true, wait: false };
    expect(await fake.drive(apply(fake.shell, asked))).toBe(0);
    const second = await planOf(folder.at('one'), aws);
    expect(second).toMatchObject({ code: 0, err: '' });
    expect(second.out).toContain('\nNo changes. 11 resources match disk.\n');
    await importInto(folder.at('two'), aws);
    expect(filesIn(folder.at('two'))).toEqual(filesIn(folder.at('one')));
  });

  it('go into the first configured folder, beside what stands there', async () => {
    const folder = temporaryFolder({
      'manifests/shop.yaml':
        'apiVersion: evenkeel/v1\nkind: LogGroup\nmetadata: { name: exec }\nspec: { logGroupName: /ecs/exec }\n',
    });
    const settings = { manifests: [folder.at('manifests')] };
    const { code, err } = await importInto(undefined, await grownAws(), {}, { settings });
    expect(code).toBe(0);
    const { 'cluster.yaml': cluster, ...others } = filesIn(folder.at('manifests'));
    expect(cluster).toContain('cloudWatchLogGroupName: ref:LogGroup/exec\n');
    expect(Object.keys(others)).toEqual(['agent.yaml', 'shared.yaml', 'shop.yaml', 'web.yaml', 'worker.yaml']);
    expect(err).toMatch(/Described already\nRESOURCE +WHERE\nLogGroup\/exec +\S+shop\.yaml:1\n/);
  });
});

describe('one resource', () => {
  it.each([
    ['service', 'demo/agent', ['agent.yaml', 'cluster.yaml']],
    ['task-definition', 'web', ['web.yaml']],
    ['Repository', 'demo/web', ['demo-web.yaml']],
    ['loggroups', '/demo/web', ['demo-web.yaml']],
  ])('(%s %s) is written with what it refers to', async (kind, name, files) => {
    const aws = await grownAws();
    const folder = temporaryFolder().at('live');
    expect((await importInto(folder, aws, { kind, name })).code).toBe(0);
    expect(Object.keys(filesIn(folder))).toEqual(files);
    expect((await planOf(folder, aws)).code).toBe(0);
  });
});

describe('a value that looks like a secret', () => {
  const environment = [
    { name: 'API_TOKEN', value: token },
    { name: 'LOG_LEVEL', value: 'info' },
  ];

  it('is shown nowhere: a variable stands in its place, and plan asks for it', async () => {
    const aws = await smallAws(environment);
    const folder = temporaryFolder().at('live');
    const { code, out, err } = await importInto(folder, aws);
    expect(code).toBe(0);
    const files = filesIn(folder);
    expect(files['web.yaml']).toContain('name: API_TOKEN\n          value: ${web.API_TOKEN}\n');
    expect(err).toMatch(
      /TaskDefinition\/web +containerDefinitions\[0\]\.environment\[0\]\.value +\$\{web\.API_TOKEN\}\n/,
    );
    const planned = await planOf(folder, aws);
    expect(planned.code).toBe(3);
    expect(planned.err).toContain('the variable "web.API_TOKEN" is not defined');
    expect([out, err, ...Object.values(files), planned.out, planned.err].join('')).not.toContain(token);
  });

  it('has a plan of nothing once the variable has its value', async () => {
    const aws = await smallAws(environment);
    const folder = temporaryFolder().at('live');
    await importInto(folder, aws);
    const planned = await planOf(folder, aws, { 'web.API_TOKEN': token });
    expect(planned.code).toBe(0);
    expect(planned.out).toContain('3 would be adopted: only ownership tags are added.');
    expect(planned.out + planned.err).not.toContain(token);
  });

  it('is written out when asked for, unless it surely is one', async () => {
    const aws = await smallAws([...environment, { name: 'KEY', value: accessKey }]);
    const folder = temporaryFolder().at('live');
    const { err } = await importInto(folder, aws, { withSecrets: true });
    expect(filesIn(folder)['web.yaml']).toContain(`value: ${token}\n`);
    expect(filesIn(folder)['web.yaml']).toContain('value: ${web.KEY}\n');
    expect(err).toMatch(/\$\{web\.KEY\} +must become a secret\n/);
    expect(err + Object.values(filesIn(folder)).join('')).not.toContain(accessKey);
  });

  it('is also found in commands, labels and tags', async () => {
    const aws = await smallAws();
    const command = ['run', '--key', accessKey];
    await registerOnFargate(
      aws,
      'job',
      { command, dockerLabels: { token } },
      { tags: [{ key: 'token', value: token }] },
    );
    const folder = temporaryFolder().at('live');
    await importInto(folder, aws, { kind: 'taskdefinition', name: 'job' });
    const text = filesIn(folder)['job.yaml'] ?? '';
    expect(text.match(/\$\{.*\}/g)).toEqual(['${job.command.2}', '${job.token}', '${job.token}']);
    expect(text).not.toMatch(new RegExp(`${token}|${accessKey}`));
  });
});

describe('nothing is written', () => {
  it('when one of the files exists', async () => {
    const folder = temporaryFolder({ 'live/web.yaml': 'mine\n' });
    const { code, err } = await importInto(folder.at('live'), await grownAws());
    expect(code).toBe(64);
    expect(err).toContain(`│ ${folder.at('live/web.yaml')}`.replace('│', '╷'));
    expect(err).toContain('--out');
    expect(filesIn(folder.at('live'))).toEqual({ 'web.yaml': 'mine\n' });
  });

  it('where a file stands in the folder’s place', async () => {
    const folder = temporaryFolder({ live: 'a file\n' });
    const { code, err } = await importInto(folder.at('live'), await smallAws());
    expect(code).toBe(1);
    expect(err).toContain('none of them was');
  });

  it.each([
    [{ name: 'dmeo' }, 1, 'AWS has no Cluster dmeo here', 'did you mean demo?'],
    [{ kind: 'service', name: 'demo/xyzzyx' }, 1, 'AWS has no Service demo/xyzzyx here', 'check the name'],
    [{ name: '' }, 64, 'the name is empty', 'evenkeel import cluster demo'],
    [{ kind: 'clutser' }, 64, 'there is no kind "clutser"', 'did you mean Cluster?'],
  ])('for %j', async (request, code, title, advice) => {
    const folder = temporaryFolder().at('live');
    const result = await importInto(folder, await grownAws(), request);
    expect(result.code).toBe(code);
    expect(result.err).toContain(title);
    expect(result.err).toContain(advice);
    expect(existsSync(folder)).toBe(false);
  });

  it.each([
    'DescribeRepositories',
    'GetLifecyclePolicy',
    'ListTagsForResource',
    'ListServices',
    'DescribeTaskDefinition',
  ])('when AWS denies %s', async (operation) => {
    const aws = await grownAws();
    aws.simulator.faults.add({ operation, effect: { kind: 'error', code: 'AccessDeniedException' } });
    const folder = temporaryFolder().at('live');
    const { code, err } = await importInto(folder, aws);
    expect(code).toBe(4);
    expect(err).toContain(operation);
    expect(existsSync(folder)).toBe(false);
  });

  it('when everything is described already', async () => {
    const aws = await smallAws();
    const folder = temporaryFolder().at('live');
    await importInto(folder, aws);
    const { code, err } = await importInto(folder, aws);
    expect(code).toBe(1);
    expect(err).toContain('there is nothing to import');
    expect(err).toContain('Service/web');
  });
});

it('what evenkeel’s rules refuse is left out with the reason', async () => {
  const aws = await smallAws();
  await aws.ecs.send(
    new CreateServiceCommand({
      cluster: 'demo',
      serviceName: 'odd',
      taskDefinition: 'web',
      desiredCount: 0,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f60001'] } },
      tags: [{ key: 'note', value: 'ref:Service/web' }],
    }),
  );
  const folder = temporaryFolder().at('live');
  const { code, err } = await importInto(folder, aws);
  expect(code).toBe(0);
  expect(err).toMatch(
    /Without a manifest\nRESOURCE +WHY\nService\/odd +evenkeel would refuse it: "ref:Service\/web" is a reference/,
  );
  expect((await planOf(folder, aws)).code).toBe(0);
});
