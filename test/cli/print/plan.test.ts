import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/cli/plan-document.ts';
import { palette } from '../../../src/cli/print/colour.ts';
import { planText } from '../../../src/cli/print/plan.ts';
import { brick, liveToy, toy } from '../../support/toy-kinds.ts';
import { planToys } from '../../support/toy-plan.ts';

const manifests = [toy(brick, 'a', { spec: { size: 2 } }), toy(brick, 'b', { spec: { size: 2 } }), toy(brick, 'c')];
const live = ['a', 'b', 'c'].map((name) => [`Brick/${name}` as const, liveToy(brick, name)] as const);
const view = { paints: palette(false), showsNew: false };
const request = { paths: ['manifests'], targets: [], prune: false, owner: 'toys' };

function textWith(settled: readonly string[]): string {
  const before = planToys({ manifests, live, pass: { settled: new Map() } }).steps;
  const fingerprints = new Map(before.map(({ change, fingerprint = '' }) => [change.id, fingerprint]));
  const known = new Map([...fingerprints].filter(([id]) => settled.includes(id)));
  const plan = planToys({ manifests, live, pass: { settled: known } });
  return planText(planDocument(plan, { request }), view);
}

describe('drift in a plan', () => {
  it('stands apart from what the author changes, and is counted apart', () => {
    const lines = textWith(['Brick/b', 'Brick/c']).split('\n');
    const title = lines.indexOf('Drift (live differs from Git, and Git did not change)');
    expect(lines.findIndex((line) => line.includes('Brick/a'))).toBeLessThan(title);
    expect(lines.findIndex((line) => line.includes('Brick/b'))).toBeGreaterThan(title);
    expect(lines).toContain('Plan: 0 to create, 1 to update, 0 to destroy. Drift: 1. Unchanged: 1.');
  });

  it('may be all there is', () => {
    const text = textWith(['Brick/a', 'Brick/b', 'Brick/c']);
    expect(text.startsWith('Drift (live differs from Git, and Git did not change)\n')).toBe(true);
    expect(text).toContain('Plan: 0 to create, 0 to update, 0 to destroy. Drift: 2. Unchanged: 1.');
  });

  it('is not spoken of where there is none', () => {
    expect(textWith([])).not.toContain('Drift');
  });
});
