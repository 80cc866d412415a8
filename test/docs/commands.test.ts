import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPage } from './read-page.ts';
import { builtProgram } from './simulator-command.ts';
import { walkPage } from './walk-page.ts';

/*
 * Does what each page has its reader do, against a simulated AWS. `npx vitest run test/docs/commands.test.ts -u` writes down what the
 * commands print now; read the difference before it is committed. Markdown that counts:
 *
 *   ```sh                             run, in one shell per page; a ```text right below is what it prints, and without one it prints
 *                                     nothing, or <!-- output left out: reason --> stands above
 *   `a/file.yaml`: and ```yaml        the file is written, with ```json too; with ```diff it is edited
 *   <!-- not run: reason --> ```sh    left out
 *   <!-- sh … -->                     run, and not shown
 */

const pages = [
  'README.md',
  'docs/tutorial.md',
  'docs/import.md',
  'docs/pruning.md',
  'docs/scaling.md',
  'docs/pausing.md',
  'docs/from-ecspresso.md',
  'docs/editors.md',
];
/** A guard against commands that never end; all pages together take less. */
const timeout = 600_000;

/** What pages use besides evenkeel; a container that only has Node may lack some of it. */
const tools = ['bash', 'curl', 'git', 'sed'];
const missing = tools.filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
const because = missing.length > 0 ? ` (not run, for want of ${missing.join(', ')})` : '';

describe.skipIf(!existsSync(builtProgram) || because)(`what pages have their readers do${because}`, () => {
  test('prints what they say', { timeout }, async () => {
    // Most of the time is spent waiting, so that the pages wait together.
    const walked = await Promise.all(pages.map(async (path) => ({ path, text: await walkPage(path) })));
    for (const { path, text } of walked) await expect(text).toMatchFileSnapshot(`../../${path}`);
  });

  test('is left out only where it has to be', () => {
    const skipped = pages.flatMap((path) => readPage(readFileSync(path, 'utf8')).filter(({ does }) => does === 'skip'));
    expect(skipped.length).toBeLessThanOrEqual(4);
  });
});
