import { expect, test } from 'vitest';
import { exitCode } from '../../../src/cli/exit-code.ts';
import { settingTable } from '../../../src/cli/settings.ts';
import { cliPage } from '../../../tools/generate/cli-page.ts';

const page = cliPage();

test('a command has its usage, its arguments and its flags', () => {
  const [, section] = page.match(/\n### rollout undo\n(.*?)\n###? /s) ?? [];
  expect(section).toContain('`evenkeel rollout undo SERVICE`');
  expect(section).toContain('| `SERVICE` | for example web, or Service/web |');
  expect(section).toContain('| `--dry-run` | only print the edit |');
});

test('every line of the overview leads to a section', () => {
  const links = [...page.matchAll(/^\| \[`(.+?)`\]\(#(.+?)\)/gm)];
  expect(links.length).toBeGreaterThan(20);
  for (const [, name, anchor] of links) {
    expect(page).toContain(`\n### ${name}\n`);
    expect(anchor).toBe(name?.replaceAll(' ', '-'));
  }
});

test('every setting has a row with its default', () => {
  const settings = page.slice(page.indexOf('## Settings'));
  for (const name of Object.keys(settingTable)) expect(settings).toContain(`| \`${name}\` |`);
  expect(settings).toMatch(/\| `timeout` \|.*\| `--timeout` \| `EVENKEEL_TIMEOUT` \| `15m` \|/);
});

test('every exit code has a row', () => {
  for (const code of Object.values(exitCode)) expect(page).toContain(`\n| \`${code}\` | `);
});
