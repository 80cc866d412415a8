import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { demoManifests } from '../support/demo-manifests.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** Refuses to load AWS's SDK. */
const hooks = `export async function resolve(name, context, next) {
  if (name.startsWith('@aws-sdk/')) throw new Error('the SDK is loaded');
  return next(name, context);
}`;
const hooksUrl = JSON.stringify(`data:text/javascript,${encodeURIComponent(hooks)}`);
const register = `import { register } from 'node:module'; register(${hooksUrl});`;
const withoutSdk = ['--import', `data:text/javascript,${encodeURIComponent(register)}`];

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(
  args: readonly string[],
  options: { node?: readonly string[]; environment?: Record<string, string> } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, HOME: '/nonexistent', ...options.environment };
    execFile(process.execPath, [...(options.node ?? []), main, ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

describe.skipIf(!existsSync(main))('the built program', () => {
  it('prints its version', async () => {
    expect(await run(['version'])).toEqual({ code: 0, out: `evenkeel ${version}\n`, err: '' });
  });

  it('validates without loading the AWS SDK', async () => {
    const folder = temporaryFolder({ 'a.yaml': demoManifests() });
    const { code, out, err } = await run(['validate', folder.path], { node: withoutSdk });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('3 documents, no problems');
  });

  it('would notice if the SDK were loaded', async () => {
    const folder = temporaryFolder({ 'a.yaml': demoManifests() });
    const { code, err } = await run(['plan', folder.path], { node: withoutSdk });
    expect(code).toBe(1);
    expect(err).toContain('the SDK is loaded');
  });

  it('says what is wrong with its configuration', async () => {
    const folder = temporaryFolder({ 'evenkeel.yaml': 'ownr: x\n' });
    const { code, err } = await run(['-C', folder.path, 'plan']);
    expect(code).toBe(64);
    expect(err).toContain('unknown setting "ownr"');
  });

  it('serves the simulator until it is told to stop', async () => {
    const child = spawn(process.execPath, [main, 'sim', '--port', '0', '--quiet'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
    expect(line).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('colours when told to', async () => {
    expect((await run(['schema', '--color', 'always'])).out).toContain('\u001b[1m');
    expect((await run(['schema'])).out).not.toContain('\u001b');
  });
});
