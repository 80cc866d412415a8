import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/cli/commands/apply.ts';
import { type ImportRequest, importLive } from '../../../src/cli/commands/import.ts';
import { plan } from '../../../src/cli/commands/plan.ts';
import { fakeShell } from '../../support/fake-shell.ts';
import { grownAws } from '../../support/grown-aws.ts';
import type { SimulatedAws } from '../../support/simulated-aws.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function importInto(out: string, aws: SimulatedAws, request: Partial<ImportRequest> = {}) {
  const fake = fakeShell({ aws, onDisk: true });
  const code = await fake.drive(
    importLive(fake.shell, { kind: 'cluster', name: 'demo', withSecrets: false, out, ...request }),
  );
  return { code, out: fake.out(), err: fake.err() };
}

async function planOf(path: string, aws: SimulatedAws) {
  const fake = fakeShell({ aws, onDisk: true });
  const request = {
    paths: [path],
    targets: [],
    offline: false,
    output: 'text',
    exitCode: true,
    showUnchanged: false,
  } as const;
  const code = await fake.drive(plan(fake.shell, request));
  return { code, out: fake.out(), err: fake.err() };
}

function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

describe('a cluster', () => {
  it('try', async () => {
    const aws = await grownAws();
    const folder = temporaryFolder().at('live');
    const result = await importInto(folder, aws);
    console.log(result.out, result.err);
    for (const [n, t] of Object.entries(filesIn(folder))) console.log('=====', n, '\n' + t);
    const p = await planOf(folder, aws);
    console.log(p.out, p.err);
    expect(result.code).toBe(0);
  });
});
