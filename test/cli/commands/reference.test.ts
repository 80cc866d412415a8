import { describe, expect, it } from 'vitest';
import { config } from '../../../src/cli/commands/config.ts';
import { explain } from '../../../src/cli/commands/explain.ts';
import { schema } from '../../../src/cli/commands/schema.ts';
import type { Shell } from '../../../src/cli/shell.ts';
import { fakeShell } from '../../support/fake-shell.ts';
import { registry } from '../../support/ship.ts';

async function explained(path: string): Promise<{ code: number; out: string; err: string }> {
  const fake = fakeShell();
  const code = await explain(fake.shell, { path });
  return { code, out: fake.out(), err: fake.err() };
}

describe('explain', () => {
  it.each([
    ['Service', ['Keeps a number of tasks', 'Fields of spec', 'taskDefinition']],
    [
      'service.deploymentconfiguration.maximumpercent',
      ['Service.deploymentConfiguration.maximumPercent', 'whole number', '200'],
    ],
    ['Service.cluster', ['removed and created again', 'ref:Cluster/name']],
    ['Service.taskDefinition', ['starts a deployment']],
    ['Service.desiredCount', ['left as it is on AWS', 'at least 0']],
    ['TaskDefinition.cpu', ['a new revision is registered']],
    ['TaskDefinition.containerDefinitions.environment', ['as a list keyed by name', 'value']],
    ['TaskDefinition.containerDefinitions[].image', ['text']],
    ['Service.policy.deletion', ['"delete" or "retain"']],
    ['Service.metadata.name', ['text, required']],
    ['Service.spec.launchType', ['"FARGATE"']],
    ['overlays', ['How an environment differs', 'bases', 'list of text']],
    ['Overlay.images.newTag', ['The tag that is used', 'text']],
  ])('%s', async (path, texts) => {
    const { code, out } = await explained(path);
    expect(code).toBe(0);
    for (const text of texts) expect(out).toContain(text);
  });

  it('says nothing about a change of what is never sent to AWS', async () => {
    expect((await explained('Service.policy.deletion')).out).not.toContain('on change');
    expect((await explained('Overlay.patches.merge.spec')).out).not.toContain('on change');
  });

  it.each([
    ['Servce', 'did you mean Service?'],
    ['Overly', 'did you mean Overlay?'],
    ['Zzz', 'TaskDefinition, Overlay'],
    ['Service.desiredCont', 'did you mean "desiredCount"?'],
    ['Service.cluster.nothing', 'Service.cluster has no fields'],
    ['Service.zzzzzzzz', '`evenkeel explain Service` lists its fields'],
  ])('%s is refused with advice', async (path, advice) => {
    const { code, err } = await explained(path);
    expect(code).toBe(64);
    expect(err).toContain(advice);
  });

  it('describes every field of every kind without a hole', async () => {
    for (const kind of registry.kinds.keys()) {
      const { out } = await explained(kind);
      expect(out).not.toContain('undefined');
    }
  });
});

describe('schema', () => {
  it('lists the kinds', async () => {
    const fake = fakeShell();
    expect(await schema(fake.shell, {})).toBe(0);
    for (const kind of registry.kinds.keys()) expect(fake.out()).toContain(kind);
  });

  it('prints the JSON Schema of one', async () => {
    const fake = fakeShell();
    expect(await schema(fake.shell, { kind: 'services' })).toBe(0);
    expect(JSON.parse(fake.out())).toEqual(registry.schema('Service'));
    fake.forget();
    expect(await schema(fake.shell, { kind: 'overlay' })).toBe(0);
    expect(JSON.parse(fake.out())).toEqual(registry.schema('Overlay'));
  });
});

describe('config', () => {
  const withVariables = (shell: Shell): Shell => ({
    ...shell,
    config: {
      ...shell.config,
      variables: new Map<string, string>([
        ['domain', 'example.com'],
        ['db_password', 'hunter2'],
      ]),
    },
  });

  it('prints each value with its origin, durations and addresses as one would write them', async () => {
    const fake = fakeShell({ settings: { owner: 'platform' } });
    await config(withVariables(fake.shell), { output: 'text' });
    expect(fake.out()).toMatch(/^owner +platform +test$/m);
    expect(fake.out()).toMatch(/^timeout +15m +default$/m);
    expect(fake.out()).toMatch(/^listen +127\.0\.0\.1:7373 +default$/m);
    expect(fake.out()).toMatch(/^region +- +default$/m);
    expect(fake.out()).toMatch(/^vars\.domain +example\.com +evenkeel\.yaml$/m);
  });

  it('shows no secret variable, in no format', async () => {
    const fake = fakeShell();
    for (const output of ['text', 'json'] as const) await config(withVariables(fake.shell), { output });
    expect(fake.out()).toContain('(sensitive)');
    expect(fake.out()).not.toContain('hunter2');
  });
});
