import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demo } from '../../src/cli/commands/demo.ts';
import { layOutExamples, readText } from '../../src/cli/disk.ts';
import { type ScenarioName, scenarioNames } from '../../src/cli/scenarios.ts';
import { folderSource } from '../../src/source/folder-source.ts';
import { fakeShell } from '../support/fake-shell.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const variables = new Map([
  ['account', '111122223333'],
  ['region', 'eu-west-1'],
]);

/** A shell whose manifests are files, in a folder that a scenario is laid out in. */
function stage() {
  const folder = temporaryFolder();
  const fake = fakeShell({ source: folderSource({ paths: [folder.path], variables }) });
  const shell = {
    ...fake.shell,
    layOutExamples: (path: string | undefined, examples = 'manifests') => layOutExamples(examples, path),
    readText,
    writeText: async (file: string, text: string) => writeFileSync(file, text),
  };
  const play = (scenario: ScenarioName, { once }: { once: boolean }) =>
    fake.drive(demo(shell, { port: 7373, speed: 10, once, keep: folder.path, scenario }));
  return { ...fake, folder, play, manifest: () => readFileSync(folder.at('web.yaml'), 'utf8') };
}

const outcomes: Readonly<Record<ScenarioName, { code: number; seen: string }>> = {
  good: { code: 0, seen: 'All healthy.' },
  crash: { code: 6, seen: 'ECS rolled web:2 back' },
  unhealthy: { code: 6, seen: 'ECS rolled web:2 back' },
  'missing-image': { code: 6, seen: 'ECS rolled web:2 back' },
  'slow-start': { code: 0, seen: 'All healthy.' },
  throttled: { code: 0, seen: 'All healthy.' },
  'blue-green': { code: 0, seen: 'All healthy.' },
};

describe('a scenario that is played once', () => {
  it.each(scenarioNames)('%s ends as it is told, after a first version that is healthy', async (name) => {
    const { play, out, err } = stage();
    const { code, seen } = outcomes[name];
    expect(await play(name, { once: true })).toBe(code);
    expect(out() + err()).toContain(seen);
    expect(out().match(/^Applied \d+ changes.*$/gm)).toEqual([
      expect.stringContaining('All healthy.'),
      expect.stringContaining(code === 0 ? 'All healthy.' : '1 of 2 healthy.'),
    ]);
  });

  it('brings the new version by a change of the manifest', async () => {
    const { play, manifest, out, err } = stage();
    await play('good', { once: true });
    expect(manifest()).toContain('image: registry.example.com/shop/web:v2');
    expect(out()).toContain('"…/web:v1" -> "…/web:v2"');
    expect(err()).toContain('The new version, v2: a good version replaces the old one.');
  });

  it('hits the product with its faults', async () => {
    const { play, aws } = stage();
    await play('throttled', { once: true });
    const faults = new Set(aws.calls.map(({ fault }) => fault));
    expect([...faults].filter(Boolean).sort()).toEqual(['error-after', 'throttle']);
  });
});

it('a scenario that is not played once waits for its new version and says how to bring it', async () => {
  const { play, err, controllers, folder, manifest } = stage();
  expect(await play('crash', { once: false })).toBe(0);
  expect(controllers).toMatchObject([{ paths: [folder.path] }]);
  expect(manifest()).toContain('web:v1');
  expect(err()).toContain('write /web:broken for /web:v1 in');
  expect(err()).toContain(folder.at('web.yaml'));
  expect(err()).not.toContain('behind its back');
});
