import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { summary } from '../../../../src/cli/commands/ci/summary.ts';
import { summarise } from '../../../../src/cli/disk.ts';
import { fakeShell } from '../../../support/fake-shell.ts';
import { growing, savedPlan } from '../../../support/saved-plan.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

async function summarised(page: string | undefined) {
  const { shell, disk, out, err } = fakeShell();
  disk.set('plan.json', savedPlan(growing));
  const code = await summary({ ...shell, summarise: (markdown) => summarise(page, markdown) }, { plan: 'plan.json' });
  return { code, out: out(), err: err() };
}

describe('the summary of a plan', () => {
  it('is added to the page of the job', async () => {
    const folder = temporaryFolder({ 'page.md': 'before\n' });
    expect(await summarised(folder.at('page.md'))).toEqual({ code: 0, out: '', err: '' });
    await summarised(folder.at('page.md'));
    const text = readFileSync(folder.at('page.md'), 'utf8');
    expect(text).toMatch(/^before\n### evenkeel plan: /);
    expect(text.match(/\n### evenkeel plan: /g)).toHaveLength(2);
  });

  it('goes to standard output where there is no such page', async () => {
    expect((await summarised(undefined)).out).toContain('**Plan:** 0 to create, 1 to update');
  });

  it('goes to standard output when the page is full, which GitHub would throw away', async () => {
    const folder = temporaryFolder({ 'page.md': 'x'.repeat(1_048_500) });
    const { out, err } = await summarised(folder.at('page.md'));
    expect(out).toContain('**Plan:**');
    expect(err).toBe('The summary of this step has no room left.\n');
    expect(readFileSync(folder.at('page.md'), 'utf8')).toHaveLength(1_048_500);
  });
});
