import {
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { ListTasksCommand, StopTaskCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/cli/commands/apply.ts';
import { type LogsRequest, logs } from '../../../src/cli/commands/logs.ts';
import { runCommand } from '../../../src/cli/run-command.ts';
import { demoManifests, logGroupManifest } from '../../support/demo-manifests.ts';
import { type FakeShell, type FakeShellOptions, fakeShell } from '../../support/fake-shell.ts';

const group = '/demo/web';
const awslogs = `logDriver: awslogs, options: { awslogs-group: ${group}, awslogs-region: eu-west-1, awslogs-stream-prefix: web }`;

/** The demo, whose one container writes through the given log driver. */
function manifests(logConfiguration = awslogs, more = ''): string {
  const role = '  executionRoleArn: arn:aws:iam::111122223333:role/ecsTaskExecutionRole\n  containerDefinitions:';
  return demoManifests({ image: 'v1' })
    .replace('  containerDefinitions:', role)
    .replace(
      /( +)environment: \[.*\n/,
      (line, indent) => `${line}${indent}logConfiguration: { ${logConfiguration} }\n${more}`,
    );
}

const files = { 'a.yaml': manifests(), 'b.yaml': logGroupManifest('web') };

async function applied(options: FakeShellOptions = {}): Promise<FakeShell> {
  const fake = fakeShell({ files, ...options });
  await fake.drive(apply(fake.shell, { paths: [], targets: [], autoApprove: true, wait: true }));
  fake.forget();
  return fake;
}

function start(fake: FakeShell, request: Partial<LogsRequest> = {}): Promise<number> {
  const asked = { resource: 'Service/web', follow: false, stopped: false, ...request };
  return runCommand(fake.shell, (shell) => logs(shell, asked));
}

async function taskIds({ aws }: FakeShell): Promise<string[]> {
  const { taskArns = [] } = await aws.ecs.send(new ListTasksCommand({ cluster: 'demo' }));
  return taskArns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1));
}

/** The container of a task says something now. */
async function speak({ aws }: FakeShell, task: string | undefined, message: string): Promise<void> {
  const logEvents = [{ timestamp: aws.clock.now(), message }];
  await aws.logs.send(new PutLogEventsCommand({ logGroupName: group, logStreamName: `web/app/${task}`, logEvents }));
}

const linesOf = (fake: FakeShell) => fake.out().trimEnd().split('\n');

describe('logs of a service', () => {
  it('are the lines of all its tasks in the order of time', async () => {
    const fake = await applied();
    const [first = '', second = ''] = await taskIds(fake);
    for (const [task, text] of [
      [second, 'one'],
      [first, 'two'],
      [second, 'three'],
    ] as const) {
      await fake.aws.clock.advance(1000);
      await speak(fake, task, text);
    }
    expect(await fake.drive(start(fake))).toBe(0);
    const words = linesOf(fake)
      .slice(-3)
      .map((line) => line.split(/ {2,}/));
    expect(words).toEqual([
      [expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), `app/${second.slice(0, 8)}`, 'one'],
      [expect.anything(), `app/${first.slice(0, 8)}`, 'two'],
      [expect.anything(), `app/${second.slice(0, 8)}`, 'three'],
    ]);
    expect(fake.err()).toBe('');
  });

  it('need no more than its name', async () => {
    const fake = await applied();
    await speak(fake, (await taskIds(fake))[0], 'hello');
    expect(await fake.drive(start(fake, { resource: 'web' }))).toBe(0);
    expect(fake.out()).toContain('hello');
  });

  it('are only the newest with --tail, and only recent ones', async () => {
    const fake = await applied();
    const [task] = await taskIds(fake);
    for (let number = 1; number <= 5; number += 1) await speak(fake, task, `line ${number}`);
    await fake.drive(start(fake, { tail: 2 }));
    expect(linesOf(fake).map((line) => line.slice(-6))).toEqual(['line 4', 'line 5']);
    fake.forget();
    await fake.aws.clock.advance(11 * 60_000);
    expect(await fake.drive(start(fake))).toBe(0);
    expect(fake.out()).toBe('');
    expect(fake.err()).toBe('No lines in the last 10m.\n');
    await fake.drive(start(fake, { sinceMs: 3_600_000 }));
    expect(fake.out()).toContain('line 5');
  });

  it('show what an application writes without letting it drive the terminal or give secrets away', async () => {
    const fake = await applied();
    const [task] = await taskIds(fake);
    await speak(fake, task, '\u001b[32mgreen\u001b[0m\tand \u001b]0;title\u0007 key AKIAIOSFODNN7EXAMPLE\n  at main\n');
    await fake.drive(start(fake, { tail: 1 }));
    const [first, second] = linesOf(fake);
    expect(first).toContain('  green  and ␛]0;title␇ key (sensitive)');
    expect(second).toMatch(/Z {2}app\/\w{8} {4}at main$/);
    expect(fake.raw()).not.toContain('\u0007');
  });

  it('give each task a colour of its own on a terminal', async () => {
    const fake = await applied();
    const coloured = fakeShell({ files, aws: fake.aws, colour: true });
    await coloured.drive(start(coloured));
    const labels = coloured
      .raw()
      .split('\u001b[')
      .filter((part) => /^3\dmapp/.test(part));
    expect(new Set(labels).size).toBe(2);
    expect(new Set(labels.map((label) => label.slice(0, 2))).size).toBe(2);
  });

  it('say that nothing runs', async () => {
    const fake = await applied({
      files: { ...files, 'a.yaml': manifests().replace('desiredCount: 2', 'desiredCount: 0') },
    });
    expect(await fake.drive(start(fake))).toBe(0);
    expect(fake.err()).toBe('No task runs; --stopped shows those that stopped within the last hour.\n');
  });

  it('of a container without a stream are none, beside those that have one', async () => {
    const fake = await applied();
    const [quiet, loud] = await taskIds(fake);
    await fake.aws.logs.send(new DeleteLogStreamCommand({ logGroupName: group, logStreamName: `web/app/${quiet}` }));
    expect(await fake.drive(start(fake))).toBe(0);
    expect(linesOf(fake)).toEqual([expect.stringContaining(`app/${loud?.slice(0, 8)}`)]);
  });
});

describe('logs --follow', () => {
  it('prints what is new once, also of new tasks and of a task that stops, until Ctrl-C', async () => {
    const fake = await applied();
    const following = start(fake, { follow: true });
    await fake.aws.clock.until(() => fake.out().includes('started'));
    const [task = ''] = await taskIds(fake);
    await fake.aws.ecs.send(new StopTaskCommand({ cluster: 'demo', task }));
    await fake.aws.clock.until(() => fake.out().includes('received SIGTERM'));
    await fake.aws.clock.until(() => fake.out().split('started').length === 4);
    fake.interrupt();
    expect(await fake.drive(following)).toBe(130);
    expect(new Set(linesOf(fake)).size).toBe(linesOf(fake).length);
    expect(linesOf(fake)).toHaveLength(4);
  });

  it('prints a line that CloudWatch shows late', async () => {
    const fake = await applied();
    const following = start(fake, { follow: true });
    await fake.aws.clock.until(() => fake.out().includes('started'));
    const [task] = await taskIds(fake);
    await fake.aws.clock.advance(20_000);
    await speak(fake, task, 'in time');
    await fake.aws.clock.until(() => fake.out().includes('in time'));
    const logEvents = [{ timestamp: fake.aws.clock.now() - 15_000, message: 'late' }];
    await fake.aws.logs.send(
      new PutLogEventsCommand({ logGroupName: group, logStreamName: `web/app/${(await taskIds(fake))[1]}`, logEvents }),
    );
    await fake.aws.clock.until(() => fake.out().includes('late'));
    fake.interrupt();
    await fake.drive(following);
    expect(fake.out().split('in time')).toHaveLength(2);
  });
});

describe('logs --stopped', () => {
  async function crashed(): Promise<FakeShell> {
    const fake = await applied();
    fake.aws.simulator.world.fates.add({
      fate: { exit: { code: 3, afterMs: 2000, reason: 'Error: DB_PASSWORD is empty' } },
      times: 1,
    });
    const [task = ''] = await taskIds(fake);
    await fake.aws.ecs.send(new StopTaskCommand({ cluster: 'demo', task, reason: 'to see' }));
    await fake.aws.clock.advance(180_000);
    return fake;
  }

  it('says of each stopped task why and how its containers ended before its lines, and ends with those that run', async () => {
    const fake = await crashed();
    expect(await fake.drive(start(fake, { stopped: true }))).toBe(0);
    const shape = linesOf(fake).map((line) =>
      line
        .replace(/\w{8} {2}stopped \S+Z/, 'ID')
        .replace(/^\S+Z {2}/, '')
        .replace(/app\/\w{8}/, 'app'),
    );
    expect(shape.slice(0, 8)).toEqual([
      'task ID  to see',
      '  app  exit 143',
      expect.stringMatching(/^app +started/),
      expect.stringMatching(/^app +received SIGTERM/),
      'task ID  Essential container in task exited',
      expect.stringMatching(/^ {2}app {2}exit 3/),
      expect.stringMatching(/^app +started/),
      expect.stringMatching(/^app +Error: DB_PASSWORD is empty/),
    ]);
    expect(shape.slice(8).every((line) => /^app +started/.test(line))).toBe(true);
    expect(shape.slice(8)).toHaveLength(2);
  });

  it('shows the reasons of AWS without letting them drive the terminal', async () => {
    const fake = await applied();
    const pull = 'CannotPullContainerError: \u001b]0;title\u0007 of AKIAIOSFODNN7EXAMPLE';
    fake.aws.simulator.world.fates.add({ fate: { pull } });
    const [task = ''] = await taskIds(fake);
    await fake.aws.ecs.send(new StopTaskCommand({ cluster: 'demo', task }));
    await fake.aws.clock.advance(180_000);
    await fake.drive(start(fake, { stopped: true }));
    expect(fake.out()).toContain('CannotPullContainerError: ␛]0;title␇ of (sensitive)');
    expect(fake.out()).toContain('app  did not run');
    expect(fake.raw()).not.toContain('\u0007');
  });

  it('leaves out tasks that stopped before the time asked for', async () => {
    const fake = await crashed();
    await fake.drive(start(fake, { stopped: true, sinceMs: 10_000 }));
    expect(fake.out()).toBe('');
  });
});

describe('logs that cannot be read', () => {
  it('name the driver of a container that writes elsewhere', async () => {
    const fake = await applied({
      files: {
        'a.yaml': manifests(
          'logDriver: splunk, options: { splunk-url: "https://splunk.example.com", splunk-token: abc }',
        ),
      },
    });
    expect(await fake.drive(start(fake))).toBe(0);
    expect(fake.err()).toBe('The lines of app cannot be read here: its log driver is splunk.\n');
  });

  it('name a container without any driver', async () => {
    const fake = await applied({ files: { 'a.yaml': demoManifests() } });
    await fake.drive(start(fake));
    expect(fake.err()).toContain('it has no log configuration');
  });

  it('name the group that is not there', async () => {
    const fake = await applied();
    await fake.aws.logs.send(new DeleteLogGroupCommand({ logGroupName: group }));
    expect(await fake.drive(start(fake))).toBe(1);
    expect(fake.err()).toMatch(
      /Error: The log group does not exist \(exit 1\)\n.*\/demo\/web: FilterLogEvents[\s\S]*awslogs-group/,
    );
  });

  it.each(['FilterLogEvents', 'ListTasks'])('name the action that AWS denies: %s', async (operation) => {
    const fake = await applied();
    const message = `User: arn:aws:iam::111122223333:user/dev is not authorized to perform: ${operation}`;
    fake.aws.simulator.faults.add({ operation, effect: { kind: 'error', code: 'AccessDeniedException', message } });
    expect(await fake.drive(start(fake))).toBe(4);
    expect(fake.err()).toContain(`not authorized to perform: ${operation}`);
  });

  it.each<[Partial<LogsRequest>, number, string]>([
    [{ resource: 'Service/wbe' }, 1, 'did you mean Service/web?'],
    [{ resource: 'wbe' }, 1, 'did you mean Service/web?'],
    [{ resource: '' }, 64, 'the kinds are'],
    [{ resource: 'LogGroup/web' }, 64, 'name a resource of the kind Service or TaskDefinition'],
    [{ resource: 'Service' }, 64, 'write KIND/NAME'],
    [{ container: 'ap' }, 64, 'did you mean app?'],
    [{ container: 'something-else' }, 64, 'its containers are app'],
  ])('%j is refused', async (request, code, text) => {
    const fake = await applied();
    expect(await fake.drive(start(fake, request))).toBe(code);
    expect(fake.err()).toContain(text);
  });

  it('of a service that is not there', async () => {
    const fake = fakeShell({ files });
    expect(await fake.drive(start(fake))).toBe(1);
    expect(fake.err()).toContain('Service/web does not exist on AWS (exit 1)');
  });
});

describe('logs of a task definition', () => {
  it('are those of every task of its family', async () => {
    const fake = await applied();
    const other = 'aaaaaaaabbbbccccddddeeeeffff0000';
    await fake.aws.logs.send(new CreateLogStreamCommand({ logGroupName: group, logStreamName: `web/app/${other}` }));
    await speak(fake, other, 'from another cluster');
    expect(await fake.drive(start(fake, { resource: 'TaskDefinition/web' }))).toBe(0);
    expect(linesOf(fake)).toHaveLength(3);
    expect(fake.out()).toMatch(/app\/aaaaaaaa {2}from another cluster/);
  });
});
