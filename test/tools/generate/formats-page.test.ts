import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatsPage } from '../../../tools/generate/formats-page.ts';

const page = formatsPage('.');
const plan = JSON.parse(readFileSync('test/golden/new-image/plan.json', 'utf8'));

function membersOf(heading: string): string[] {
  const [, section = ''] = page.match(new RegExp(`\n### ${heading}\n(.*?)\n##`, 's')) ?? [];
  return [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
}

test('every member of a plan is there', () => {
  const { apiVersion, kind, formatVersion, ...members } = plan;
  expect(membersOf('PlanDocument')).toEqual(expect.arrayContaining(Object.keys(members)));
  expect(membersOf('PlannedChange')).toEqual(expect.arrayContaining(Object.keys(plan.changes[0])));
  expect(membersOf('PublicField')).toEqual(expect.arrayContaining(Object.keys(plan.changes[0].fields[0])));
});

test('what is not shown of a deployment is not there', () => {
  expect(membersOf('PublicDeployment')).toContain('target');
  expect(membersOf('PublicDeployment')).not.toContain('content');
});

test('an event has its members', () => {
  expect(page).toContain('| `DriftFound` | `id`, `count`, `fields` |');
});

test('a type that the page explains is a link', () => {
  expect(page).toContain('| `fields` | [PublicField](#publicfield)\\[\\] | always |');
});
