import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Bundle, bundled, runIn } from '../support/bundle.ts';
import { demoManifests, logGroupManifest } from '../support/demo-manifests.ts';
import { fakeForge } from '../support/forge/fake-forge.ts';
import { simulatedAccount } from '../support/simulated-account.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const template = fileURLToPath(new URL('../../templates/evenkeel.gitlab-ci.yml', import.meta.url));
const jobs = parse(readFileSync(template, 'utf8'));
const packageFile = new URL('../../package.json', import.meta.url);
let bundle: Bundle;

beforeAll(async () => {
  bundle = await bundled();
}, 120_000);
afterAll(() => bundle.remove());

/** A clone of a project whose first commit is the base of a merge request. */
function clone() {
  const folder = temporaryFolder({
    'manifests/a.yaml': logGroupManifest('web'),
    'bin/npx': `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${bundle.program}" "$@"\n`,
    '.gitignore': 'bin\n',
  });
  chmodSync(folder.at('bin/npx'), 0o755);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=me', '-c', 'user.email=me@example.com', ...args], {
      cwd: folder.path,
      encoding: 'utf8',
    });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'base');
  const base = git('rev-parse', 'HEAD').trim();
  folder.write('manifests/a.yaml', demoManifests());
  return { folder, base };
}

/** Runs the scripts of a job as GitLab does. */
async function run(name: string, environment: Record<string, string>) {
  const { folder, base } = clone();
  const { extends: parent, script } = jobs[name];
  const lines = [...jobs[parent].before_script, ...script];
  const ended = await runIn(folder.path, ['bash', '-eo', 'pipefail', '-c', lines.join('\n')], {
    ...jobs.variables,
    ...{ PATH: `${folder.at('bin')}:${process.env.PATH}`, CI_MERGE_REQUEST_DIFF_BASE_SHA: base, AWS_TOKEN: 'x' },
    ...environment,
  });
  return { ended, folder };
}

describe('the template for GitLab CI', () => {
  it('names the version that it belongs to', () => {
    expect(jobs.variables.EVENKEEL_VERSION).toBe(JSON.parse(readFileSync(packageFile, 'utf8')).version);
  });

  it('plans, reports and comments', async () => {
    const fake = await fakeForge('gitlab');
    const { ended, folder } = await run('evenkeel:plan', { ...(await simulatedAccount()), ...fake.environment });
    expect(ended).toMatchObject({ code: 0 });
    expect(readFileSync(folder.at('report.json'), 'utf8')).toBe('{"create":3,"update":0,"delete":0}\n');
    expect(fake.comments[0]?.body).toContain('**Plan:** 3 to create');
  });

  it('plans what comes from a fork without AWS and without a token', async () => {
    const { ended, folder } = await run('evenkeel:plan-of-fork', { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
    expect(ended).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(folder.at('report.json'), 'utf8'))).toMatchObject({ create: 3, delete: 0 });
  });

  it('tells merge requests of forks from others, and covers both', () => {
    const [own, fork] = ['evenkeel:plan', 'evenkeel:plan-of-fork'].map((name) => jobs[name].rules[0].if);
    expect(fork).toBe(own.replace('ID == $CI', 'ID != $CI'));
  });
});
