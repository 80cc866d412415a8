import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/cli/commands/apply.ts';
import { doctor } from '../../../src/cli/commands/doctor.ts';
import { requestHandler } from '../../../src/simulator/request-handler.ts';
import { isWrite } from '../../support/call-history.ts';
import { datedCarrier } from '../../support/dated-carrier.ts';
import { demoManifests, logGroupManifest } from '../../support/demo-manifests.ts';
import { type FakeShellOptions, fakeShell } from '../../support/fake-shell.ts';
import { manifest, taskDefinitionSpec } from '../../support/manifests.ts';
import { type SimulatedAws, simulatedAws } from '../../support/simulated-aws.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporary-folder.ts';

interface Diagnosis {
  readonly exitCode: number;
  readonly checks: readonly { readonly check: string; readonly verdict: string }[];
}

function git(folder: TemporaryFolder, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main'];
  execFileSync('git', [...identity, '-C', folder.path, ...args]);
}

/** A repository with everything committed. */
function repository(files: Readonly<Record<string, string>> = { 'a.yaml': demoManifests() }): TemporaryFolder {
  const folder = temporaryFolder(files);
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'first');
  return folder;
}

/** A simulated AWS that has what the manifests want, as the controller has brought it there. */
async function broughtUp({ path }: TemporaryFolder): Promise<SimulatedAws> {
  const { shell, aws, drive } = fakeShell({ onDisk: true });
  expect(await drive(apply(shell, { paths: [path], targets: [], autoApprove: true, wait: true }))).toBe(0);
  aws.calls.length = 0;
  return aws;
}

async function diagnosed({ path }: TemporaryFolder, options: FakeShellOptions = {}) {
  const fake = fakeShell({ onDisk: true, ...options });
  const code = await fake.drive(doctor(fake.shell, { paths: [path], output: 'text' }));
  expect(fake.aws.calls.filter(isWrite)).toEqual([]);
  return { code, out: fake.out() };
}

function deny(aws: SimulatedAws, service: string, operation: string): void {
  const message = `User: arn:aws:iam::111122223333:user/evenkeel is not authorized to perform: ${service}:${operation}`;
  aws.simulator.faults.add({ operation, effect: { kind: 'error', code: 'AccessDeniedException', message } });
}

describe('doctor', () => {
  it('has nothing against a healthy fleet, and writes nothing', async () => {
    const folder = repository();
    const aws = await broughtUp(folder);
    const carrier = datedCarrier(requestHandler(aws.simulator), aws.clock);
    const { code, out } = await diagnosed(folder, { aws, carrier });
    expect(code).toBe(0);
    const lines = out.replaceAll(folder.path, 'manifests').replace(/main@[0-9a-f]+/, 'main@abc1234');
    expect(lines.replace(/git version .*/, 'git version 2')).toBe(`\
✓ ok       node           Node.js 22.12.0; 20.19 or newer is needed
✓ ok       git            git version 2
✓ ok       manifests      3 documents in manifests
✓ ok       checkout       main@abc1234
✓ ok       configuration  defaults only
✓ ok       region         eu-west-1 from AWS's own configuration
✓ ok       credentials    arn:aws:iam::111122223333:user/evenkeel in account 111122223333
✓ ok       endpoint       AWS answers in 0 ms
✓ ok       clock          agrees with the time of the answer
✓ ok       permissions    3 kinds can be read; writes are not tried, \`evenkeel iam\` prints what they need
✓ ok       quotas         the nearest is TaskDefinition/web: 1 of 10 containers per task definition
- skipped  controller     no --server is named

Nothing failed.
`);
  });

  it('names the actions that are denied, and ends with 4', async () => {
    const folder = repository();
    const aws = await broughtUp(folder);
    deny(aws, 'ecs', 'DescribeServices');
    deny(aws, 'tag', 'GetResources');
    deny(aws, 'logs', 'DescribeLogGroups');
    const { code, out } = await diagnosed(folder, { aws });
    expect(code).toBe(4);
    expect(out).toContain('✗ failed   permissions    not everything may be read');
    expect(out).toContain('ecs:DescribeServices, for Service: DescribeServices: User: arn:aws:iam::111122223333');
    expect(out).toContain('tag:GetResources, for what evenkeel owns: ');
    expect(out).toContain('fix  `evenkeel iam` prints the policy');
    expect(out).not.toContain('logs:');
    expect(out).toContain('1 check failed (exit 4)');
  });

  it('looks at past deployments too, which a plan of a healthy fleet does not', async () => {
    const folder = repository();
    const aws = await broughtUp(folder);
    deny(aws, 'ecs', 'ListServiceDeployments');
    const { code, out } = await diagnosed(folder, { aws });
    expect(code).toBe(4);
    expect(out).toContain('ecs:ListServiceDeployments, for deployments of Service: ListServiceDeployments: User: arn');
  });

  it('says why something else kept it from reading', async () => {
    const folder = repository();
    const aws = await broughtUp(folder);
    aws.simulator.faults.add({ operation: 'DescribeServices', effect: { kind: 'reset' } });
    const { code, out } = await diagnosed(folder, { aws });
    expect(code).toBe(1);
    expect(out).toContain('✗ failed   permissions    AWS could not be reached');
  });

  it('shows what is wrong with the manifests, links that lead out too, and ends with 3', async () => {
    const folder = repository({ 'a.yaml': logGroupManifest('a', { spec: '{ logGroupNam: /a }' }) });
    folder.link('b.yaml', '/etc/hostname');
    const { code, out } = await diagnosed(folder);
    expect(code).toBe(3);
    expect(out).toMatch(/✗ failed {3}manifests {6}1 document in .*: 2 errors/);
    expect(out).toContain('b.yaml is a link that leads out of the folder');
    expect(out).toContain('a.yaml:5: unknown field');
    expect(out).toContain('fix  `evenkeel validate` shows each with its line.');
  });

  it('warns of an empty folder, and says so of one that is not there', async () => {
    const folder = temporaryFolder();
    const empty = await diagnosed(folder);
    expect(empty).toMatchObject({ code: 0, out: expect.stringMatching(/! warning {2}manifests {6}0 documents/) });
    expect(empty.out).toMatch(/· note {5}checkout {7}\S+ is in no git repository/);
    expect(empty.out).toContain('- skipped  permissions    there is nothing to read');
    folder.remove('.');
    const missing = await diagnosed(folder);
    expect(missing).toMatchObject({ code: 3, out: expect.stringContaining('does not exist') });
    expect(missing.out).toContain('- skipped  checkout       there is no folder to look at');
  });

  it('notes a checkout that is on no branch or has changes', async () => {
    const folder = repository();
    git(folder, 'checkout', '-q', '--detach');
    expect((await diagnosed(folder)).out).toMatch(/· note {5}checkout {7}[0-9a-f]+, on no branch\n/);
    folder.write('b.yaml', logGroupManifest('b'));
    expect((await diagnosed(folder)).out).toMatch(/on no branch, with changes that are not committed\n/);
  });

  it('asks AWS nothing more once it does not know the credentials', async () => {
    const aws = simulatedAws();
    aws.simulator.faults.add({ service: 'sts', effect: { kind: 'error', code: 'ExpiredToken', status: 403 } });
    const { code, out } = await diagnosed(repository(), { aws });
    expect(code).toBe(4);
    expect(out).toContain('✗ failed   credentials    The AWS credentials are expired or not valid');
    expect(aws.calls.map(({ operation }) => operation)).toEqual(['GetCallerIdentity']);
  });

  it('blames the clock where AWS takes no request with its time', async () => {
    const aws = simulatedAws();
    aws.simulator.faults.add({ service: 'sts', effect: { kind: 'error', code: 'RequestTimeTooSkewed', status: 403 } });
    const carrier = datedCarrier(requestHandler(aws.simulator), aws.clock, 600_000);
    const { code, out } = await diagnosed(repository(), { aws, carrier });
    expect(code).toBe(1);
    expect(out).toContain('- skipped  credentials    AWS takes no request with this time on it');
    expect(out).toContain('✗ failed   clock          10m ahead of the time of the answer');
  });

  it.each([
    ['prod', 'permissions', 'prod belongs to region us-east-1', 7],
    ['prdo', 'manifests', 'there is no environment', 3],
  ])('goes on when the environment %s stops checks, and says why once', async (env, check, why, code) => {
    const folder = repository({
      'a.yaml': demoManifests(),
      'envs/prod.yaml': 'apiVersion: evenkeel/v1\nkind: Overlay\nmetadata: { name: prod }\nregion: us-east-1\n',
    });
    const diagnosis = await diagnosed(folder, { settings: { env, envs: folder.at('envs') } });
    expect(diagnosis.code).toBe(code);
    expect(diagnosis.out).toMatch(new RegExp(`failed +${check} .*\\n.*${why}`));
    expect(diagnosis.out.split(why)).toHaveLength(2);
    expect(diagnosis.out).toContain(`quotas         stopped by what ${check} shows`);
    expect(diagnosis.out).toContain('controller');
  });

  it('warns of what comes near to a quota', async () => {
    const [first] = taskDefinitionSpec().containerDefinitions as { image: string }[];
    const containerDefinitions = Array.from({ length: 8 }, (_, index) => ({
      name: `c${index}`,
      image: `${first?.image}`,
    }));
    const spec = taskDefinitionSpec({}, { containerDefinitions });
    const folder = repository({ 'a.yaml': manifest('TaskDefinition', 'wide', { spec }) });
    const { code, out } = await diagnosed(folder, { aws: await broughtUp(folder) });
    expect(code).toBe(0);
    expect(out).toMatch(/! warning {2}quotas .*\n +TaskDefinition\/wide: 8 of 10 containers per task definition\n/);
    expect(out).toContain('Nothing failed, 1 warning.');
  });

  it.each([
    ['of its own version', { ready: true, version: '1.2.3' }, '✓ ok       controller     evenkeel 1.2.3 runs'],
    ['of another version', { ready: true, version: '1.2.0' }, 'evenkeel 1.2.0 runs and is ready; this is 1.2.3'],
    ['that is not ready', { ready: false, message: 'Wait.', version: '1.2.3' }, 'runs and is not ready'],
    ['that is something else', { hello: 1 }, '✗ failed   controller     the controller cannot be asked'],
  ])('asks a controller %s', async (_, status, text) => {
    const settings = { server: 'http://127.0.0.1:7373' };
    const { out } = await diagnosed(repository(), { settings, getJson: async () => status });
    expect(out).toContain(text);
  });

  it('tells programs the same', async () => {
    const fake = fakeShell({ onDisk: true });
    const { path } = repository({ 'a.yaml': 'kind: LogGroup\napiVersion: evenkeel/v1\n' });
    expect(await fake.drive(doctor(fake.shell, { paths: [path], output: 'json' }))).toBe(3);
    const { exitCode, checks }: Diagnosis = JSON.parse(fake.out());
    expect(exitCode).toBe(3);
    expect(checks.map(({ check, verdict }) => `${check} ${verdict}`)).toContain('manifests failed');
  });
});
