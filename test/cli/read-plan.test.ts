import { describe, expect, it } from 'vitest';
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

  const whole = JSON.parse(savedPlan(growing));
  const [change] = whole.changes;

  it.each<[string, unknown]>([
    ['no JSON', undefined],
    ['a list', []],
    ['another document', { ...whole, kind: 'Validation' }],
    ['of another version', { ...whole, apiVersion: 'evenkeel/v2' }],
    ['without a hash', { ...whole, hash: undefined }],
    ['with a count that is text', { ...whole, summary: { ...whole.summary, create: '<b>' } }],
    ['without a request', { ...whole, request: null }],
    ['with a path that is a number', { ...whole, request: { ...whole.request, paths: [1] } }],
    ['with an unknown action', { ...whole, changes: [{ ...change, action: '| x |' }] }],
    ['with a change that is text', { ...whole, changes: ['x'] }],
    ['with a line that is a number', { ...whole, changes: [{ ...change, lines: [1] }] }],
    ['with a place that is text', { ...whole, place: 'moon' }],
    ['without an order', { ...whole, order: undefined }],
  ])('is refused: %s', async (_what, content) => {
    const { plan, err } = await read(content === undefined ? '{' : JSON.stringify(content));
    expect(plan).toBe(64);
    expect(err).toContain('plan.json is no plan that this version of evenkeel can read');
  });
});
