import { describe, expect, it } from 'vitest';
import { type IamRequest, iam } from '../../../src/cli/commands/iam.ts';
import { type FakeShellOptions, fakeShell } from '../../support/fake-shell.ts';
import { manifest, serviceSpec, smallFleet } from '../../support/manifests.ts';
import { testPlace } from '../../support/own-policies.ts';
import { ship } from '../../support/ship.ts';
import { simulatedAws } from '../../support/simulated-aws.ts';

const plan: IamRequest = { paths: [], purpose: 'plan', offline: false };

async function run(request: IamRequest, options: FakeShellOptions = {}) {
  const { shell, drive, out, err, aws } = fakeShell({ files: smallFleet(), ...options });
  return { code: await drive(iam(shell, request)), out: out(), err: err(), aws };
}

describe('evenkeel iam', () => {
  it('prints the policy and nothing else on standard output', async () => {
    const { code, out, err } = await run({ ...plan, purpose: 'apply' });
    const request = { purpose: 'apply', prune: false, place: testPlace } as const;
    const { document, characters } = await ship(smallFleet()).runtime.iamPolicy(request);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(document);
    expect(err).toBe(`note  ${characters} of the 6144 characters that IAM takes in a managed policy\n`);
  });

  it('allows pruning where the setting says so', async () => {
    const { out } = await run({ ...plan, purpose: 'apply' }, { settings: { prune: true } });
    expect(out).toContain('"ecs:DeleteCluster"');
  });

  it('asks AWS for nothing but the place', async () => {
    const { aws } = await run(plan);
    expect(aws.calls.map(({ operation }) => operation)).toEqual(['GetCallerIdentity']);
  });

  it('wants to know what it is for', async () => {
    const { purpose: _unsaid, ...rest } = plan;
    const { code, out, err } = await run(rest);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain('--for plan');
    expect(err).toContain('--for apply');
  });

  it('prints no policy for manifests that have errors', async () => {
    const files = { 'service.yaml': manifest('Service', 'web', { spec: serviceSpec({ desiredCont: 1 }) }) };
    const { code, out } = await run(plan, { files });
    expect([code, out]).toEqual([3, '']);
  });

  it('offline asks nobody, and says what has to be filled in', async () => {
    const { out, err, aws } = await run({ ...plan, offline: true });
    expect(aws.calls).toEqual([]);
    expect(out).toContain('arn:aws:ecs:REGION:ACCOUNT_ID:cluster/demo');
    expect(err).toContain('(AWS was not asked): put yours in the place of ACCOUNT_ID and REGION');
  });

  it('with credentials that are not good does as if it were offline, and says why', async () => {
    const aws = simulatedAws({ unknownAccessKeys: ['test'] });
    const { code, out, err } = await run(plan, { aws, settings: { region: 'cn-north-1' } });
    expect(code).toBe(0);
    expect(out).toContain('arn:aws-cn:ecs:cn-north-1:ACCOUNT_ID:cluster/demo');
    expect(err).toContain('The security token included in the request is invalid');
  });

  it('shows names from manifests without what could drive a terminal', async () => {
    const taskDefinition = 'theirs\u001b[31m:1';
    const files = {
      'service.yaml': manifest('Service', 'web', { spec: serviceSpec({ cluster: 'demo', taskDefinition }) }),
    };
    const { shell, drive, raw } = fakeShell({ files });
    await drive(iam(shell, { ...plan, purpose: 'apply' }));
    expect(raw()).not.toContain('\u001b[31m');
  });
});
