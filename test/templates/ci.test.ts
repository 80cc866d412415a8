import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { filled } from '../../src/cli/init/recipes.ts';
import { type Bundle, bundled, runIn } from '../support/bundle.ts';
import { demoManifests, logGroupManifest } from '../support/demo-manifests.ts';
import { fakeForge } from '../support/forge/fake-forge.ts';
import { simulatedAccount } from '../support/simulated-account.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const nowhere = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_REGION: 'eu-west-1' };
let bundle: Bundle;

beforeAll(async () => {
  bundle = await bundled();
}, 120_000);
afterAll(() => bundle.remove());

function template(name: string) {
  const text = readFileSync(new URL(`../../templates/ci/${name}.yaml`, import.meta.url), 'utf8');
  return parse(filled(text, { REGION: 'eu-west-1', VERSION: '1.2.3', HOST: 'gitlab.com' }));
}

interface Step {
  readonly run?: string;
}

/** What each job of a template runs. */
const scripts: Readonly<Record<string, () => readonly string[]>> = {
  'a plan on github': () => runsOf(template('github').jobs.plan.steps),
  'a plan of a fork on github': () => runsOf(template('github').jobs['plan-of-a-fork'].steps),
  'a plan on gitlab': () => scriptOf(template('gitlab').evenkeel),
  'a plan of a fork on gitlab': () => scriptOf(template('gitlab')['evenkeel-of-a-fork']),
  'a plan on bitbucket': () => template('bitbucket').pipelines['pull-requests']['**'][0].step.script,
};

function runsOf(steps: readonly Step[]): string[] {
  return steps.flatMap(({ run }) => run ?? []);
}

function scriptOf({ extends: parent, script }: { extends: string; script: readonly string[] }): readonly string[] {
  return [...template('gitlab')[parent].before_script, ...script];
}

/** A clone of a repository whose main branch has less than the manifests here. */
function clone() {
  const folder = temporaryFolder({
    'repository/manifests/a.yaml': demoManifests(),
    'bin/npm': '#!/bin/sh\n[ "$*" = "install --global --ignore-scripts evenkeel@1.2.3" ]\n',
    'bin/evenkeel': `#!/bin/sh\nexec "${process.execPath}" "${bundle.program}" "$@"\n`,
  });
  for (const name of ['npm', 'evenkeel']) chmodSync(folder.at(`bin/${name}`), 0o755);
  const cwd = folder.at('repository');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=me', '-c', 'user.email=me@example.com', ...args], { cwd, encoding: 'utf8' });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'base');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  folder.write('repository/manifests/b.yaml', logGroupManifest('web'));
  return { folder, base: git('rev-parse', 'HEAD').trim() };
}

/** Runs what a job runs, as its host does. */
async function run(job: string, environment: Record<string, string>) {
  const { folder, base } = clone();
  const lines = scripts[job]?.() ?? [];
  const ended = await runIn(folder.at('repository'), ['bash', '-eo', 'pipefail', '-c', lines.join('\n')], {
    ...{ PATH: `${folder.at('bin')}:${process.env.PATH}`, CI_BUILDS_DIR: folder.path },
    ...{ BASE: base, CI_MERGE_REQUEST_DIFF_BASE_SHA: base, BITBUCKET_PR_DESTINATION_BRANCH: 'main' },
    ...environment,
  });
  return { ended, file: (name: string) => readFileSync(folder.at(`repository/${name}`), 'utf8') };
}

describe('the workflow that a repository is set up with', () => {
  it.each(['github', 'gitlab', 'bitbucket'] as const)('plans and comments on %s', async (name) => {
    const fake = await fakeForge(name);
    const { ended } = await run(`a plan on ${name}`, { ...(await simulatedAccount()), ...fake.environment });
    expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('Commented') });
    expect(fake.comments).toHaveLength(1);
    expect(fake.comments[0]?.body).toMatch(/\*\*Plan:\*\* 1 to create.* Drift: 3\./);
  });

  it.each(['github', 'gitlab'])('plans what comes from a fork without AWS and without a token on %s', async (name) => {
    const { ended, file } = await run(`a plan of a fork on ${name}`, nowhere);
    expect(ended).toMatchObject({ code: 0 });
    expect(JSON.parse(file('plan.json'))).toMatchObject({
      offline: true,
      changes: [{ id: 'LogGroup/web', action: 'create' }],
    });
  });

  it('counts the changes for the widget of GitLab', async () => {
    const { file } = await run('a plan of a fork on gitlab', nowhere);
    expect(file('report.json')).toBe('{"create":1,"update":0,"delete":0}\n');
  });

  it('tells forks from the project itself, and covers both', () => {
    const { plan, 'plan-of-a-fork': other } = template('github').jobs;
    expect(other.if).toBe(plan.if.replace('==', '!='));
    const [own, fork] = ['evenkeel', 'evenkeel-of-a-fork'].map((job) => template('gitlab')[job].rules[0].if);
    expect(fork).toBe(own.replace('ID == $', 'ID != $'));
  });
});
