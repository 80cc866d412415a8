import { describe, expect, it } from 'vitest';
import { exitCode, exitMeanings } from '../../src/cli/exit-code.ts';
import { type Flags, runProgram } from '../../src/cli/program.ts';
import { demoManifests, logGroupManifest } from '../support/demo-manifests.ts';
import { type FakeShell, fakeShell } from '../support/fake-shell.ts';

interface Outcome {
  readonly code: number;
  readonly flags: Flags | undefined;
}

async function run(fake: FakeShell, ...args: string[]): Promise<Outcome> {
  let flags: Flags | undefined;
  const { version, stdout, stderr } = fake.shell;
  const host = {
    version,
    stdout,
    stderr,
    open: async (given: Flags) => {
      flags = given;
      return fake.shell;
    },
  };
  const code = await fake.drive(runProgram(args, host));
  return { code, flags };
}

describe('a command line', () => {
  it('prints the version', async () => {
    const fake = fakeShell();
    expect(await run(fake, 'version')).toMatchObject({ code: 0 });
    expect(fake.out()).toBe('evenkeel 1.2.3\n');
  });

  it.each([
    [['--version'], 'evenkeel 1.2.3'],
    [['--help'], 'plan [PATHS...]'],
    [['help'], 'plan [PATHS...]'],
    [['plan', '--help'], '--exit-code'],
    [['help', 'plan'], '--exit-code'],
  ])('%j needs no configuration', async (args, text) => {
    const fake = fakeShell();
    expect(await run(fake, ...args)).toEqual({ code: 0, flags: undefined });
    expect(fake.out()).toContain(text);
  });

  it.each([
    [['plam'], 'Did you mean plan?'],
    [['plan', '--exit-cod'], 'Did you mean --exit-code?'],
    [['plan', '-o', 'xml'], 'Allowed choices are text, json, markdown'],
    [['logs', 'Service/web', '--tail', 'x'], 'It must be a whole number.'],
    [['events', '--since', 'ever'], 'It must be a duration such as 10m.'],
    [['wait'], "missing required argument 'kind/name'"],
    [['wait', 'Service/web', '--for', 'luck'], 'Allowed choices are sync, health, ready, delete'],
    [['sim', '--port', '70000'], 'It must be a number up to 65535.'],
    [['demo', '--speed', 'fast'], 'It must be a factor such as 10x.'],
    [['demo', '--scenario', 'crahs'], 'Did you mean crash? The scenarios are good, crash,'],
    [['demo', '--scenario', 'xyzzy'], 'is invalid. The scenarios are good, crash,'],
    [['completion', 'tcsh'], 'Allowed choices are bash, zsh, fish, pwsh'],
    [['describe'], "missing required argument 'kind/name'"],
    [['help', 'nothing'], 'there is no command or help topic "nothing"'],
    [[], 'Usage: evenkeel'],
  ])('%j is a usage error', async (args, text) => {
    const fake = fakeShell();
    expect((await run(fake, ...args)).code).toBe(64);
    expect(fake.err()).toContain(text);
    expect(fake.out()).toBe('');
  });

  it('passes on only the flags that were given, wherever they stand', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web') } });
    const { flags } = await run(
      fake,
      '--owner',
      'platform',
      'plan',
      '-q',
      '--no-input',
      '--prune',
      '-C',
      'there',
      '--region',
      'eu-west-1',
    );
    expect(flags).toEqual({
      owner: 'platform',
      quiet: true,
      input: false,
      prune: true,
      dir: 'there',
      region: 'eu-west-1',
    });
  });

  it('takes targets one by one, so that paths may follow', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web'), 'b.yaml': logGroupManifest('other') } });
    const { code } = await run(fake, 'plan', '--target', 'LogGroup/web', 'manifests');
    expect(code).toBe(0);
    expect(fake.out()).toContain('LogGroup/web');
    expect(fake.out()).not.toContain('LogGroup/other');
  });

  it.each([
    [[], true],
    [['--wait'], true],
    [['--no-wait'], false],
    [['--no-wait', '--wait'], true],
  ])('apply %j waits: %j', async (flags, waits) => {
    const fake = fakeShell({ files: { 'a.yaml': demoManifests() } });
    await run(fake, 'apply', '--auto-approve', ...flags);
    expect(fake.out().includes('healthy')).toBe(waits);
  });

  it('gives the exit code of a shell that could not be opened', async () => {
    const { version, stdout, stderr } = fakeShell().shell;
    expect(await runProgram(['plan'], { version, stdout, stderr, open: async () => 64 })).toBe(64);
  });
});

describe('every command', () => {
  const names = [
    'validate',
    'plan',
    'apply',
    'run',
    'import',
    'status',
    'get',
    'describe',
    'doctor',
    'wait',
    'logs',
    'events',
    'demo',
    'sim',
    'fmt',
    'set',
    'explain',
    'schema',
    'config',
    'completion',
    'version',
    'help',
  ];

  it('is in the help, before the flags', async () => {
    const fake = fakeShell();
    await run(fake, 'help');
    for (const name of names) expect(fake.out()).toMatch(new RegExp(`^ {2}${name}\\b.*\\w`, 'm'));
    expect(fake.out().indexOf('Read up:')).toBeLessThan(fake.out().indexOf('--owner'));
  });

  it.each(names)('%s has help of its own', async (name) => {
    const fake = fakeShell();
    expect((await run(fake, name, '--help')).code).toBe(0);
    expect(fake.out()).toContain(`Usage: evenkeel ${name}`);
  });
});

describe('help topics', () => {
  it('exit-codes has every code', async () => {
    const fake = fakeShell();
    await run(fake, 'help', 'exit-codes');
    for (const [name, code] of Object.entries(exitCode)) {
      expect(fake.out()).toMatch(
        new RegExp(`^${code} +${exitMeanings[name as keyof typeof exitMeanings].slice(0, 20)}`, 'm'),
      );
    }
  });

  it.each([
    ['environment', 'EVENKEEL_OWNER'],
    ['formats', '"evenkeel/v1"'],
  ])('%s', async (topic, text) => {
    const fake = fakeShell();
    expect((await run(fake, 'help', topic)).code).toBe(0);
    expect(fake.out()).toContain(text);
  });
});
