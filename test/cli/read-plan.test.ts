import { describe, expect, it } from 'vitest';
import { type PlanDocument, savedPlanJson } from '../../src/cli/plan-document.ts';
import { readPlan } from '../../src/cli/read-plan.ts';
import { fakeShell } from '../support/fake-shell.ts';
import { growing, savedDocument, savedPlan } from '../support/saved-plan.ts';

async function read(content: string) {
  const { shell, disk, err } = fakeShell();
  disk.set('plan.json', content);
  return { plan: await readPlan(shell, 'plan.json'), err: err() };
}

describe('a saved plan', () => {
  it('is read as it was saved', async () => {
    const { plan } = await read(savedPlan(growing));
    expect(plan).toMatchObject(JSON.parse(JSON.stringify(savedDocument(growing))));
  });

  const whole = savedDocument(growing);
  const [change] = whole.changes;

  it.each<[string, unknown]>([
    ['with a count that is text', { ...whole, summary: { ...whole.summary, create: '<b>' } }],
    ['with a hash that is a number', { ...whole, hash: 1 }],
    ['with a path that is a number', { ...whole, request: { ...whole.request, paths: [1] } }],
    ['with an unknown action', { ...whole, changes: [{ ...change, action: '| x |' }] }],
    ['with a change that is text', { ...whole, changes: ['x'] }],
    ['with a line that is a number', { ...whole, changes: [{ ...change, lines: [1] }] }],
    ['with a line that says nothing', { ...whole, changes: [{ ...change, lines: [{}] }] }],
    [
      'with a line that is too deep',
      { ...whole, changes: [{ ...change, lines: [{ sign: '+', depth: 1e9, label: '' }] }] },
    ],
    ['with a place that is text', { ...whole, place: 'moon' }],
    ['without an order', { ...whole, order: undefined }],
  ])('is refused %s, also when whoever wrote it knows how to sum it up', async (_what, content) => {
    const { plan, err } = await read(savedPlanJson(content as PlanDocument, '1.2.3'));
    expect(plan).toBe(7);
    expect(err).toContain('the saved plan plan.json cannot be used');
  });

  it.each(['{', '[]', '{"kind":"Validation"}'])('is told from anything else: %s', async (content) => {
    expect((await read(content)).plan).toBe(7);
  });

  it('that is not there can be made', async () => {
    const { shell, err } = fakeShell();
    expect(await readPlan(shell, 'plan.json')).toBe(64);
    expect(err()).toContain('evenkeel plan --out FILE');
  });
});
