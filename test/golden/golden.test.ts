import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/cli/commands/apply.ts';
import { plan } from '../../src/cli/commands/plan.ts';
import { type FlavourName, flavours } from '../../src/cli/print/markdown/flavour.ts';
import { planMarkdown } from '../../src/cli/print/markdown/plan-markdown.ts';
import type { SettingValues } from '../../src/cli/settings.ts';
import { overlayRules } from '../../src/engine/overlay-rules.ts';
import { plantSeed, readSeed } from '../../src/simulator/seed.ts';
import { folderSource } from '../../src/source/folder-source.ts';
import { fakeShell } from '../support/fake-shell.ts';
import { registry } from '../support/ship.ts';
import { simulatedAws } from '../support/simulated-aws.ts';

/*
 * A situation is a folder: `before.yaml` is applied first, and then `then.yaml`; `live.json` are calls that somebody else makes, and
 * `plan.txt` is what a user reads about `manifests.yaml`, `plan.github.md` and so on what stands in a pull request and `plan.json` what
 * programs get. `options.json` has settings; the overlay of an `env` is the one in `envs/`, and its bases take the place
 * of `manifests.yaml`. After a change of the look,
 * `npx vitest run test/golden -u` writes the files again; read the difference before it is committed.
 */

const root = fileURLToPath(new URL('.', import.meta.url));
const situations = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('what a user reads', () => {
  it.each(situations.map(({ name }) => name))('%s', async (name) => {
    const folder = join(root, name);
    const settings = optionsOf(folder);
    const aws = simulatedAws();
    for (const file of ['before.yaml', 'then.yaml'].map((each) => join(folder, each)).filter(existsSync)) {
      const former = fakeShell({ aws, settings, source: sourceOf(file) });
      await former.drive(apply(former.shell, { paths: [], targets: [], autoApprove: true, wait: true }));
    }
    if (existsSync(join(folder, 'live.json'))) {
      plantSeed(aws.simulator, readSeed(JSON.parse(readFileSync(join(folder, 'live.json'), 'utf8')), 'eu-west-1'));
      await aws.clock.advance(300_000);
    }
    const request = { paths: ['manifests.yaml'], targets: [], offline: false, exitCode: false, showUnchanged: false };
    const now = fakeShell({ aws, settings, source: sourceOf(join(folder, 'manifests.yaml'), settings.env) });
    await now.drive(plan(now.shell, { ...request, output: 'text' }));
    await expect(steady(now.err() + now.out())).toMatchFileSnapshot(join(folder, 'plan.txt'));
    const program = fakeShell({ aws, settings, source: sourceOf(join(folder, 'manifests.yaml'), settings.env) });
    await program.drive(plan(program.shell, { ...request, output: 'json' }));
    if (program.out() === '') return;
    await expect(program.out()).toMatchFileSnapshot(join(folder, 'plan.json'));
    for (const flavour of Object.keys(flavours) as FlavourName[]) {
      const text = planMarkdown(JSON.parse(program.out()), { flavour });
      await expect(text).toMatchFileSnapshot(join(folder, `plan.${flavour}.md`));
    }
  });
});

/** How many calls a kind needs is no matter of the look. */
function steady(text: string): string {
  return text.replace(/ in [\d.]+m?s, \d+ calls?/, ' in 1.0s, 9 calls');
}

function sourceOf(file: string, env?: string) {
  const environment = env && { environment: { name: env, folder: 'envs', rules: overlayRules(registry) } };
  return folderSource({
    paths: [relative(process.cwd(), file)],
    variables: new Map(),
    revisionOf: async () => '4f2c9e1',
    ...environment,
  });
}

function optionsOf(folder: string): Partial<SettingValues> {
  const file = join(folder, 'options.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
