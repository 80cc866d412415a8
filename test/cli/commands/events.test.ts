import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { routes } from '../../../src/api/server.ts';
import { apply } from '../../../src/cli/commands/apply.ts';
import { type EventsRequest, events } from '../../../src/cli/commands/events.ts';
import type { Shell } from '../../../src/cli/shell.ts';
import { Board } from '../../../src/controller/board.ts';
import type { Runtime } from '../../../src/controller/runtime.ts';
import type { Step } from '../../../src/model/plan.ts';
import { demoManifests } from '../../support/demo-manifests.ts';
import { type FakeShell, fakeShell } from '../../support/fake-shell.ts';

const hour = 3_600_000;
const other = demoManifests().split('---').at(-1)?.replace('name: web', 'name: api') ?? '';
const files = { 'a.yaml': `${demoManifests()}\n---\n${other}` };

async function applied(): Promise<FakeShell> {
  const fake = fakeShell({ files });
  await fake.drive(apply(fake.shell, { paths: [], targets: [], autoApprove: true, wait: true }));
  fake.forget();
  return fake;
}

function start(fake: FakeShell, request: Partial<EventsRequest> = {}): Promise<number> {
  return events(fake.shell, { follow: false, sinceMs: hour, output: 'text', ...request });
}

/** The shell, where every service of AWS has one event with this text. */
function noting({ shell, aws }: FakeShell, message: string): Shell {
  const events = [{ createdAt: new Date(aws.clock.now()), message }];
  return {
    ...shell,
    async openRuntime(options) {
      const workspace = await shell.openRuntime(options);
      const { runtime } = workspace;
      const plan: Runtime['plan'] = async (request) => {
        const report = await runtime.plan(request);
        const steps = report.plan.steps.map((step) => withSpec(step, { events }));
        return { ...report, plan: { ...report.plan, steps } };
      };
      return { ...workspace, runtime: { ...runtime, plan } };
    },
  };
}

function withSpec(step: Step, more: object): Step {
  return step.observed ? { ...step, observed: { ...step.observed, spec: { ...step.observed.spec, ...more } } } : step;
}

describe('events of AWS', () => {
  it('are those of every service in one order, the newest last', async () => {
    const fake = await applied();
    expect(await fake.drive(start(fake))).toBe(0);
    const lines = fake.out().trimEnd().split('\n');
    expect(fake.out()).toMatch(/^\S+Z Service\/web {2}\(service web\) has started/m);
    expect(fake.out()).toMatch(/^\S+Z Service\/api {2}\(service api\) has reached a steady state\.$/m);
    expect(lines).toEqual([...lines].sort((left, right) => left.slice(0, 24).localeCompare(right.slice(0, 24))));
  });

  it.each([
    ['service/web', /Service\/api/],
    ['Service/api', /Service\/web/],
  ])('are narrowed to %s', async (resource, others) => {
    const fake = await applied();
    expect(await fake.drive(start(fake, { resource }))).toBe(0);
    expect(fake.out()).toContain('steady state');
    expect(fake.out()).not.toMatch(others);
  });

  it('are all that ECS keeps, not the newest few', async () => {
    const fake = await applied();
    for (const desiredCount of [1, 2, 3, 4]) {
      await fake.aws.ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', desiredCount }));
      await fake.aws.clock.advance(120_000);
    }
    const command = fake.drive(start(fake, { resource: 'Service/web', output: 'json' }));
    expect(await command).toBe(0);
    const { kind, items } = JSON.parse(fake.out());
    expect(kind).toBe('EventList');
    expect(items.length).toBeGreaterThan(8);
    expect(items[0]).toEqual({
      at: expect.stringMatching(/Z$/),
      id: 'Service/web',
      message: expect.stringContaining('web'),
    });
  });

  it('are left out when they are older than asked for', async () => {
    const fake = await applied();
    await fake.aws.clock.advance(2 * hour);
    expect(await fake.drive(start(fake))).toBe(0);
    expect(fake.out()).toBe('');
    expect(fake.err()).toBe('No events in the last 1h.\n');
  });

  it('are followed: only what is new is printed, until Ctrl-C', async () => {
    const fake = await applied();
    const following = start(fake, { follow: true, resource: 'Service/web' });
    await fake.aws.clock.until(() => fake.out().includes('steady state'));
    const before = fake.out().split('\n').length;
    await fake.aws.ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', desiredCount: 3 }));
    await fake.aws.clock.until(() => fake.out().split('\n').length > before);
    fake.interrupt();
    expect(await fake.drive(following)).toBe(130);
    const lines = fake.out().trimEnd().split('\n');
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('are one object per line for a program that follows', async () => {
    const fake = await applied();
    const following = start(fake, { follow: true, output: 'json' });
    await fake.aws.clock.until(() => fake.out() !== '');
    fake.interrupt();
    await fake.drive(following);
    const items = fake
      .out()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(items[0]).toMatchObject({ id: expect.stringContaining('Service/'), message: expect.any(String) });
  });

  it.each([
    ['Cluster', 64, 'It keeps those of Service; --server asks a running controller about any kind.'],
    ['Service/wbe', 1, 'did you mean Service/web?'],
    ['svc', 64, 'the kinds are'],
  ])('of %s are none, with advice', async (resource, code, text) => {
    const fake = await applied();
    expect(await fake.drive(start(fake, { resource }))).toBe(code);
    expect(fake.err()).toContain(text);
  });

  it.each(['text', 'json'] as const)('drive no terminal and give no secret away: %s', async (output) => {
    const fake = await applied();
    const shell = noting(fake, '\u001b]0;title\u0007 of AKIAIOSFODNN7EXAMPLE\u2028');
    expect(await fake.drive(events(shell, { follow: false, sinceMs: hour, output }))).toBe(0);
    expect(fake.out()).toContain('title');
    expect(fake.raw()).not.toMatch(/[\u2028]|AKIA/);
    expect(
      fake
        .raw()
        .split('')
        .filter((character) => character < ' ' && character !== '\n'),
    ).toEqual([]);
  });

  it('that cannot be read are named, beside the others', async () => {
    const fake = await applied();
    const effect = { kind: 'error', code: 'AccessDeniedException', message: 'not authorized' } as const;
    fake.aws.simulator.faults.add({ operation: 'DescribeServices', effect });
    expect(await fake.drive(start(fake))).toBe(4);
    expect(fake.err()).toContain('2 resources could not be read');
  });
});

describe('events of a running controller', () => {
  const failed = { type: 'PassFailed', failure: { reason: 'Unreachable', message: 'no network' } } as const;

  function joined(): { fake: FakeShell; board: Board } {
    const asked: string[] = [];
    const getJson: Shell['getJson'] = async (url) => {
      asked.push(url);
      const app = routes(board, { host: '127.0.0.1', port: 7373 }, '1.2.3');
      return (await app.request(url.replace('http://127.0.0.1:7373', ''), { headers: { host: 'localhost' } })).json();
    };
    const fake = fakeShell({ files, getJson, settings: { server: 'http://127.0.0.1:7373/' } });
    const board = new Board(() => fake.aws.clock.now());
    board.note({
      type: 'StepFinished',
      id: 'Cluster/demo',
      op: 'create',
      outcome: { id: 'Cluster/demo', result: 'applied' },
    });
    board.note(failed);
    return { fake, board };
  }

  it('are shown as `run` shows them, and AWS is not asked', async () => {
    const { fake } = joined();
    expect(await fake.drive(start(fake))).toBe(0);
    expect(fake.out()).toMatch(/^\S+Z ✓ Cluster\/demo create applied\n\S+Z ✗ no network\./);
    expect(fake.aws.calls).toEqual([]);
  });

  it('are narrowed to a resource of any kind', async () => {
    const { fake } = joined();
    await fake.drive(start(fake, { resource: 'cluster/demo', output: 'json' }));
    expect(JSON.parse(fake.out()).items).toMatchObject([{ number: 1, event: { type: 'StepFinished' } }]);
  });

  it('are followed', async () => {
    const { fake, board } = joined();
    const following = start(fake, { follow: true });
    await fake.aws.clock.until(() => fake.out().includes('no network'));
    board.note(failed);
    await fake.aws.clock.until(() => fake.out().split('no network').length === 3);
    await fake.aws.clock.advance(30_000);
    fake.interrupt();
    expect(await fake.drive(following)).toBe(130);
    expect(fake.out().split('no network')).toHaveLength(3);
  });

  it.each<[string, Shell['getJson'], string]>([
    [
      'nobody listens',
      () => Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })),
      'connect ECONNREFUSED',
    ],
    ['somebody else answers', async () => ({ events: [1] }), 'it answers as no controller does'],
  ])('are missing when %s', async (_, getJson, why) => {
    const fake = fakeShell({ getJson, settings: { server: 'http://127.0.0.1:1' } });
    expect(await fake.drive(start(fake))).toBe(1);
    expect(fake.err()).toContain(`http://127.0.0.1:1/api/v1/events: ${why}`);
    expect(fake.err()).toContain('Start `evenkeel run`, or correct --server.');
  });
});
