import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/cli/commands/apply.ts';
import { plan } from '../../../src/cli/commands/plan.ts';
import { demoManifests, logGroupManifest } from '../../support/demo-manifests.ts';
import { fakeShell } from '../../support/fake-shell.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporary-folder.ts';

const group = (name: string, days = 7) =>
  logGroupManifest(name, { spec: `{ logGroupName: /demo/${name}, retentionInDays: ${days} }` });

function git(folder: TemporaryFolder, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...identity, '-C', folder.path, ...args], { encoding: 'utf8' });
}

/** A repository whose first commit has been applied; then somebody changed `a` on AWS, and a branch changes `b` and adds `c`. */
async function branch() {
  const folder = temporaryFolder({ 'manifests/a.yaml': group('a'), 'manifests/b.yaml': group('b') });
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'first');
  const fake = fakeShell({ onDisk: true });
  const paths = [join(folder.path, 'manifests')];
  await fake.drive(apply(fake.shell, { paths, targets: [], autoApprove: true, wait: true }));
  await fake.aws.logs.send(new PutRetentionPolicyCommand({ logGroupName: '/demo/a', retentionInDays: 30 }));
  writeFileSync(join(folder.path, 'manifests/b.yaml'), group('b', 14));
  writeFileSync(join(folder.path, 'manifests/c.yaml'), group('c'));
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'second');
  fake.forget();
  const planned = (base: string, output: 'text' | 'json' | 'markdown' = 'text') => {
    const request = { paths, targets: [], offline: false, exitCode: false, showUnchanged: false };
    return fake.drive(plan(fake.shell, { ...request, output, base }));
  };
  return { fake, folder, planned };
}

describe('a plan against a base', () => {
  it('tells what the branch changes from what differed before', async () => {
    const { fake, planned } = await branch();
    expect(await planned('HEAD~1')).toBe(0);
    const [own = '', drift = ''] = fake
      .out()
      .split(/Drift \(live differs from [0-9a-f]{7,} already, and nothing here changes it\)/);
    expect(own).toContain('LogGroup/b');
    expect(own).toContain('LogGroup/c');
    expect(own).not.toContain('LogGroup/a');
    expect(drift).toMatch(/LogGroup\/a[\s\S]*retentionInDays +30 -> 7/);
    expect(drift).toContain('Plan: 1 to create, 1 to update, 0 to destroy. Drift: 1.');
  });

  it('is the same for programs and in a pull request', async () => {
    const { fake, folder, planned } = await branch();
    await planned('HEAD~1', 'json');
    const { base, changes } = JSON.parse(fake.out());
    expect(base).toBe(git(folder, 'rev-parse', '--short', 'HEAD~1').trim());
    expect(changes.map(({ id, isDrift = false }: { id: string; isDrift?: boolean }) => [id, isDrift])).toEqual([
      ['LogGroup/a', true],
      ['LogGroup/b', false],
      ['LogGroup/c', false],
    ]);
    fake.forget();
    await planned('HEAD~1', 'markdown');
    const [own = '', drift = ''] = fake.out().split(/\*\*Drift \(live differs from [0-9a-f]{7,} already, /);
    expect(own).toContain('`LogGroup/b`');
    expect(drift.split('<details>')[0]).toContain('`LogGroup/a`');
  });

  it('tells the fields that differed before from those that the branch changes', async () => {
    const { fake, folder, planned } = await branch();
    writeFileSync(
      join(folder.path, 'manifests/a.yaml'),
      logGroupManifest('a', { spec: '{ logGroupName: /demo/a, retentionInDays: 7, tags: { team: web } }' }),
    );
    await planned('HEAD~1');
    expect(fake.out()).toMatch(/~ retentionInDays +30 -> 7 {2}# differed before\n/);
    expect(fake.out()).toMatch(/\+ tags\[team\] +"web"\n/);
    expect(fake.out()).not.toContain('Drift');
  });

  it('shows apart what was to be destroyed before the branch', async () => {
    const { fake, folder, planned } = await branch();
    rmSync(join(folder.path, 'manifests/a.yaml'));
    git(folder, 'commit', '-qam', 'third');
    rmSync(join(folder.path, 'manifests/b.yaml'));
    await planned('HEAD');
    const [own = '', drift = ''] = fake.out().split('Drift (');
    expect(own).toMatch(/LogGroup\/b +would be destroyed/);
    expect(drift).toMatch(/LogGroup\/a +would be destroyed/);
  });

  it('takes a folder that the base does not have for all new', async () => {
    const { fake, folder } = await branch();
    writeFileSync(join(folder.path, 'other.yaml'), group('other'));
    const request = { paths: [join(folder.path, 'other.yaml')], targets: [], offline: false, exitCode: false };
    const full = { ...request, showUnchanged: false, output: 'text' as const, base: 'HEAD~1' };
    expect(await fake.drive(plan(fake.shell, full))).toBe(0);
    const [own = '', drift = ''] = fake.out().split('Drift (');
    expect(own).toMatch(/LogGroup\/other +create/);
    expect(drift).toMatch(/LogGroup\/a +would be destroyed/);
    expect(drift).toContain('1 to create');
  });

  it.each(['nowhere', '--output=x', 'HEAD:manifests'])(
    'refuses the base %s and leaves everything as it is',
    async (base) => {
      const { folder, planned } = await branch();
      const before = git(folder, 'status', '--porcelain');
      await expect(planned(base)).rejects.toMatchObject({ name: 'BaseUnknown' });
      expect(git(folder, 'status', '--porcelain')).toBe(before);
    },
  );

  it('refuses a base outside of a repository', async () => {
    const { folder, planned } = await branch();
    rmSync(join(folder.path, '.git'), { recursive: true });
    await expect(planned('HEAD')).rejects.toMatchObject({ name: 'BaseUnknown' });
  });
});

describe('an offline plan against a base', () => {
  const offline = { targets: [], offline: true, exitCode: true, showUnchanged: false, output: 'text' } as const;

  it('says what the branch changes without a call, and leaves out what somebody changed on AWS', async () => {
    const { fake, folder } = await branch();
    rmSync(join(folder.path, 'manifests/a.yaml'));
    const calls = fake.aws.calls.length;
    const paths = [join(folder.path, 'manifests')];
    expect(await fake.drive(plan(fake.shell, { ...offline, paths, base: 'HEAD~1' }))).toBe(2);
    expect(fake.aws.calls).toHaveLength(calls);
    expect(fake.out()).toMatch(/! LogGroup\/a +would be destroyed, kept without --prune/);
    expect(fake.out()).toMatch(/~ LogGroup\/b +update[\s\S]*retentionInDays +7 -> 14/);
    expect(fake.out()).toMatch(/\+ LogGroup\/c +create/);
    expect(fake.out()).toContain('Offline: this is what changes if AWS is as');
  });

  it('follows references to what only AWS names', async () => {
    const folder = temporaryFolder({ 'manifests/a.yaml': demoManifests() });
    for (const args of [
      ['init', '-q'],
      ['add', '-A'],
      ['commit', '-qm', 'first'],
    ])
      git(folder, ...args);
    const paths = [join(folder.path, 'manifests')];
    const same = fakeShell({ onDisk: true });
    expect(await same.drive(plan(same.shell, { ...offline, paths, base: 'HEAD' }))).toBe(0);
    expect(same.out()).toContain('No changes. Offline');
    writeFileSync(join(folder.path, 'manifests/a.yaml'), demoManifests({ image: 'v2' }));
    const fake = fakeShell({ onDisk: true });
    expect(await fake.drive(plan(fake.shell, { ...offline, paths, base: 'HEAD' }))).toBe(2);
    expect(fake.out()).toMatch(/TaskDefinition\/web +new revision/);
    expect(fake.out()).toMatch(/taskDefinition +"ref:TaskDefinition\/web" -> \(known after apply\)/);
    expect(fake.aws.calls).toHaveLength(0);
  });

  it('cannot tell what changes where the base has errors, and destroys what had them', async () => {
    const { fake, folder } = await branch();
    const paths = [join(folder.path, 'manifests')];
    writeFileSync(join(folder.path, 'manifests/a.yaml'), group('a').replace('Days: 7', 'Days: seven'));
    writeFileSync(join(folder.path, 'manifests/b.yaml'), group('b').replace('Days: 7', 'Days: seven'));
    git(folder, 'commit', '-qam', 'third');
    writeFileSync(join(folder.path, 'manifests/b.yaml'), group('b', 30));
    rmSync(join(folder.path, 'manifests/a.yaml'));
    expect(await fake.drive(plan(fake.shell, { ...offline, paths, base: 'HEAD' }))).toBe(2);
    expect(fake.out()).toMatch(/\? LogGroup\/b +not known/);
    expect(fake.out()).toMatch(/! LogGroup\/a +would be destroyed, kept without --prune/);
    expect(fake.out()).toContain('Unchanged: 1.');
  });

  it('takes nothing for new when a file of the base cannot be read', async () => {
    const { fake, folder } = await branch();
    writeFileSync(join(folder.path, 'manifests/c.yaml'), 'a: [');
    git(folder, 'commit', '-qam', 'third');
    writeFileSync(join(folder.path, 'manifests/c.yaml'), group('c'));
    const paths = [join(folder.path, 'manifests')];
    await fake.drive(plan(fake.shell, { ...offline, paths, base: 'HEAD' }));
    expect(fake.out()).toMatch(/\? LogGroup\/c +not known/);
    expect(fake.out()).not.toContain('create ');
  });

  it('takes a folder that the base does not have for all new', async () => {
    const { fake, folder } = await branch();
    const paths = [join(folder.path, 'more')];
    mkdirSync(join(folder.path, 'more'));
    writeFileSync(join(folder.path, 'more/d.yaml'), group('d'));
    await fake.drive(plan(fake.shell, { ...offline, paths, base: 'HEAD' }));
    expect(fake.out()).toMatch(/\+ LogGroup\/d +create/);
  });

  it('can be saved to be shown, and is never applied', async () => {
    const { fake, folder } = await branch();
    const paths = [join(folder.path, 'manifests')];
    await fake.drive(plan(fake.shell, { ...offline, paths, base: 'HEAD~1', out: 'plan.json' }));
    expect(fake.err()).toContain('To show it:  evenkeel ci summary --plan plan.json');
    fake.forget();
    const asked = { paths: ['plan.json'], targets: [], autoApprove: true, wait: true };
    expect(await fake.drive(apply(fake.shell, asked))).toBe(7);
    expect(fake.err()).toContain('made offline');
  });

  it.each([{ out: 'plan.json' }, { exitCode: true }])('needs the base for %j', async (flag) => {
    const fake = fakeShell({ files: { 'a.yaml': group('a') } });
    expect(await fake.drive(plan(fake.shell, { ...offline, exitCode: false, paths: ['manifests'], ...flag }))).toBe(64);
    expect(fake.err()).toContain('--base REF');
  });
});
