import { describe, expect, it } from 'vitest';
import { demo } from '../../../src/cli/commands/demo.ts';
import { run } from '../../../src/cli/commands/run.ts';
import { sim } from '../../../src/cli/commands/sim.ts';
import { runCommand } from '../../../src/cli/run-command.ts';
import type { SimulatorRequest } from '../../../src/cli/shell.ts';
import { demoManifests } from '../../support/demo-manifests.ts';
import { fakeShell } from '../../support/fake-shell.ts';

describe('run', () => {
  it('starts the controller with the settings and says where its API is', async () => {
    const fake = fakeShell({ settings: { interval: 30_000, prune: true } });
    expect(await run(fake.shell, { folder: 'there' })).toBe(0);
    expect(fake.controllers).toMatchObject([
      { paths: ['there'], intervalMs: 30_000, prune: true, dryRun: false, logFormat: 'text', listen: { port: 7373 } },
    ]);
    expect(fake.err()).toContain('keeps there (applying and pruning, looking at everything every 30s)');
    expect(fake.err()).toContain('http://127.0.0.1:7373/api/v1/status');
    expect(fake.out()).toBe('');
  });

  it('leaves standard error to the structured log with --log-format json', async () => {
    const fake = fakeShell({ settings: { logFormat: 'json' } });
    await run(fake.shell, {});
    expect(fake.controllers[0]?.emit).toBeUndefined();
    expect(fake.err()).toBe('');
  });

  it('prints what happens as lines', async () => {
    const fake = fakeShell();
    await run(fake.shell, {});
    fake.forget();
    const emit = fake.controllers[0]?.emit ?? (() => {});
    emit({ type: 'PassStarted', scope: 'full', because: 'start' });
    emit({ type: 'StepFinished', id: 'Service/web', op: 'update', outcome: { id: 'Service/web', result: 'applied' } });
    emit({ type: 'PassFailed', failure: { reason: 'Unreachable', message: 'connect ECONNREFUSED' } });
    emit({ type: 'HealthChanged', id: 'Service/web', health: { status: 'Degraded', message: 'no tasks' } });
    expect(fake.err().split('\n')).toEqual([
      '00:00:00 ✓ Service/web update applied',
      '00:00:00 ✗ connect ECONNREFUSED. Check the network and the endpoint; it is tried again.',
      '00:00:00 ~ Service/web is Degraded: no tasks',
      '',
    ]);
  });
});

describe('sim', () => {
  const asked = { port: 4566, speed: 10, limits: true };

  it('says in its first line where it listens, and runs until it is told to stop', async () => {
    const fake = fakeShell();
    const serving = sim(fake.shell, asked);
    await fake.aws.clock.until(() => fake.out() !== '');
    expect(fake.out()).toBe('listening on http://127.0.0.1:4566\n');
    expect(fake.err()).toContain('export AWS_ENDPOINT_URL=http://127.0.0.1:4566');
    fake.interrupt();
    expect(await serving).toBe(0);
  });

  it('hands on the content of seed and faults', async () => {
    const fake = fakeShell();
    const requests: SimulatorRequest[] = [];
    const serveSimulator = (request: SimulatorRequest) => {
      requests.push(request);
      return fake.shell.serveSimulator(request);
    };
    fake.disk.set('seed.json', '{"clusters":[]}');
    fake.disk.set('faults.yaml', 'tasks:\n  - { image: "*:slow", start: 90s }\n');
    fake.interrupt();
    await sim({ ...fake.shell, serveSimulator }, { ...asked, seed: 'seed.json', faults: 'faults.yaml' });
    const faults = { tasks: [{ image: '*:slow', start: '90s' }] };
    expect(requests).toEqual([{ ...asked, seed: { clusters: [] }, faults }]);
  });

  it('says what is wrong with a seed', async () => {
    const fake = fakeShell();
    fake.disk.set('seed.json', '{');
    expect(await sim(fake.shell, { ...asked, seed: 'seed.json' })).toBe(64);
    expect(fake.err()).toContain('the simulator cannot start');
    expect(fake.err()).toMatch(/seed\.json: .*at line 1/);
  });

  it('says what to quote in a faults file', async () => {
    const fake = fakeShell();
    fake.disk.set('faults.yaml', 'tasks:\n  - { image: *:broken, start: 90s }\n');
    expect(await sim(fake.shell, { ...asked, faults: 'faults.yaml' })).toBe(64);
    expect(fake.err()).toContain('faults.yaml: in YAML *:broken stands for something else; write "*:broken" at line 2');
  });

  it('says that the port is taken', async () => {
    const fake = fakeShell();
    const taken = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', port: 4566 });
    const serveSimulator = () => Promise.reject(taken);
    expect(await runCommand({ ...fake.shell, serveSimulator }, (shell) => sim(shell, asked))).toBe(1);
    expect(fake.err()).toContain('port 4566 is taken');
  });
});

describe('demo', () => {
  const asked = { port: 7373, speed: 10, once: false };

  it('runs the controller on the examples against the simulator, and tells how to look', async () => {
    const fake = fakeShell();
    expect(await demo(fake.shell, asked)).toBe(0);
    expect(fake.controllers).toMatchObject([
      { paths: ['/tmp/examples'], aws: { endpoint: 'http://127.0.0.1:4566' }, listen: { port: 7373 } },
    ]);
    const shown = ['No account is touched', '  export AWS_ENDPOINT_URL', '  export EVENKEEL_MANIFESTS=/tmp/examples\n'];
    for (const text of [...shown, 'Ctrl-C']) expect(fake.err()).toContain(text);
  });

  it('uses and keeps the folder that it is given', async () => {
    const fake = fakeShell();
    await demo(fake.shell, { ...asked, keep: '/mine' });
    expect(fake.controllers).toMatchObject([{ paths: ['/mine'] }]);
  });

  it('brings everything up and ends with --once', async () => {
    const fake = fakeShell({ files: { 'a.yaml': demoManifests() } });
    expect(await fake.drive(demo(fake.shell, { ...asked, once: true }))).toBe(0);
    expect(fake.out()).toContain('All healthy.');
    expect(fake.controllers).toEqual([]);
  });

  it('cleans up when it fails', async () => {
    const fake = fakeShell();
    const cleaned: string[] = [];
    const shell = {
      ...fake.shell,
      layOutExamples: async () => ({ path: '/tmp/x', remove: async () => void cleaned.push('examples') }),
      serveSimulator: () => Promise.reject(new Error('no')),
    };
    await expect(demo(shell, asked)).rejects.toThrow('no');
    expect(cleaned).toEqual(['examples']);
  });
});
