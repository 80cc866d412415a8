import { expect, test } from 'vitest';
import type { Operation } from '../../src/model/change.ts';
import { isActive, type Step, stepsById, summarise } from '../../src/model/plan.ts';
import { brick, toy } from '../support/toy-kinds.ts';
import { planToys } from '../support/toy-plan.ts';

function step(op: Operation, isHeld = false): Step {
  const held = isHeld ? { held: { reason: 'Suspended' as const, message: 'suspended' } } : {};
  return { change: { op, id: `Brick/${op}`, key: op, fields: [], after: [], ...held }, kind: brick, policy: {} };
}

test('a summary counts operations, and held ones apart', () => {
  const steps = [step('create'), step('create'), step('update', true), step('none'), step('none', true), step('prune')];
  expect(summarise(steps)).toEqual({
    none: 2,
    create: 2,
    update: 0,
    revise: 0,
    replace: 0,
    rollback: 0,
    adopt: 0,
    prune: 1,
    held: 1,
  });
});

test('a summary of nothing is all zeros', () => {
  expect(new Set(Object.values(summarise([])))).toEqual(new Set([0]));
});

test.each([
  ['create', false, true],
  ['prune', false, true],
  ['update', true, false],
  ['none', false, false],
  ['none', true, false],
] as const)('%s, held: %s, would call AWS: %s', (op, isHeld, expected) => {
  expect(isActive(step(op, isHeld))).toBe(expected);
});

test('steps are found by their resource', () => {
  const plan = planToys({ manifests: [toy(brick, 'a'), toy(brick, 'b')] });
  expect([...stepsById(plan).keys()]).toEqual(['Brick/a', 'Brick/b']);
  expect(stepsById(plan).get('Brick/b')).toBe(plan.steps[1]);
});
