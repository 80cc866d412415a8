import { expect, it } from 'vitest';
import { report } from '../../../../src/cli/commands/ci/report.ts';
import { planReport } from '../../../../src/cli/print/plan-report.ts';
import type { Operation } from '../../../../src/model/change.ts';
import { fakeShell } from '../../../support/fake-shell.ts';
import { growing, savedDocument, savedPlan } from '../../../support/saved-plan.ts';

function counted(actions: readonly Operation[], held = false): string {
  const document = savedDocument(growing);
  const [change] = document.changes;
  if (!change) throw new Error('nothing changes');
  const why = held ? { held: { reason: 'PruneDisabled' as const, message: '' } } : {};
  return planReport({ ...document, changes: actions.map((action) => ({ ...change, action, ...why })) });
}

it.each<[readonly Operation[], string]>([
  [[], '{"create":0,"update":0,"delete":0}\n'],
  [['create', 'create'], '{"create":2,"update":0,"delete":0}\n'],
  [['update', 'revise', 'rollback', 'adopt'], '{"create":0,"update":4,"delete":0}\n'],
  [['replace'], '{"create":1,"update":0,"delete":1}\n'],
  [['prune', 'none'], '{"create":0,"update":0,"delete":1}\n'],
])('%j counts as %s', (actions, text) => {
  expect(counted(actions)).toBe(text);
});

it('what is held does not count', () => {
  expect(counted(['prune', 'create'], true)).toBe('{"create":0,"update":0,"delete":0}\n');
});

it('the report goes to standard output, or into a file', async () => {
  const { shell, disk, out } = fakeShell();
  disk.set('plan.json', savedPlan(growing));
  expect(await report(shell, { plan: 'plan.json' })).toBe(0);
  expect(out()).toBe('{"create":0,"update":1,"delete":0}\n');
  expect(await report(shell, { plan: 'plan.json', out: 'report.json' })).toBe(0);
  expect(disk.get('report.json')).toBe(out());
});

it('a report that cannot be written says why', async () => {
  const { shell, disk, err } = fakeShell();
  disk.set('plan.json', savedPlan(growing));
  const full = { ...shell, writeText: () => Promise.reject(new Error('ENOSPC: no space left')) };
  expect(await report(full, { plan: 'plan.json', out: 'report.json' })).toBe(1);
  expect(err()).toContain('the report could not be saved in report.json');
  expect(err()).toContain('no space left');
});
