import { describe, expect, test } from 'vitest';
import { type FieldRules, keep, ruleBelow, ruleTree } from '../../src/model/field.ts';

const rules: FieldRules = {
  name: { onChange: 'replace' },
  box: { rolls: true },
  'box.lid': { whenOmitted: false },
  'parts[]': { acceptsNumber: true },
  'parts[].port': { whenOmitted: 80 },
  'labels.*': { secret: true },
  'labels.known': { whenOmitted: keep },
  'deep.er[].*.end[]': { unordered: true },
};

function ruleAt(...steps: string[]) {
  return steps.reduce(ruleBelow, ruleTree(rules)).rule;
}

describe('the rules of a kind', () => {
  test.each([
    [['name'], { onChange: 'replace' }],
    [['box'], { rolls: true }],
    [['box', 'lid'], { whenOmitted: false }],
    [['parts'], {}],
    [['parts', '[]'], { acceptsNumber: true }],
    [['parts', '[]', 'port'], { whenOmitted: 80 }],
    [['labels', 'anything'], { secret: true }],
    [['labels', 'known'], { whenOmitted: keep }],
    [['deep', 'er', '[]', 'whatever', 'end', '[]'], { unordered: true }],
    [['deep', 'er'], {}],
    [['none'], {}],
    [['none', 'below', 'that'], {}],
    [['name', 'below'], {}],
    [['parts', 'port'], {}],
    [['constructor'], {}],
    [['__proto__'], {}],
  ])('at %j are %j', (steps, rule) => {
    expect(ruleAt(...steps)).toEqual(rule);
  });

  test('are made into a tree once', () => {
    expect(ruleTree(rules)).toBe(ruleTree(rules));
    expect(ruleTree({ ...rules })).not.toBe(ruleTree(rules));
  });

  test('may be none', () => {
    expect(ruleBelow(ruleTree({}), 'name').rule).toEqual({});
  });
});
