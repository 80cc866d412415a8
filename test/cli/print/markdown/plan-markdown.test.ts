import { describe, expect, it } from 'vitest';
import { type PlanDocument, planDocument } from '../../../../src/cli/plan-document.ts';
import { type FlavourName, flavours } from '../../../../src/cli/print/markdown/flavour.ts';
import { planMarkdown } from '../../../../src/cli/print/markdown/plan-markdown.ts';
import { brick, liveToy, toy } from '../../../support/toy-kinds.ts';
import { planToys, type Situation } from '../../../support/toy-plan.ts';

const names = Object.keys(flavours) as FlavourName[];
const request = { paths: ['manifests'], targets: [], prune: true, owner: 'me' };

function documentOf(
  situation: Situation,
  options: { env?: string; base?: string; paths?: string[] } = {},
): PlanDocument {
  const { base, ...asked } = options;
  return planDocument(planToys(situation), { request: { ...request, ...asked }, ...(base ? { base } : {}) });
}

/** So many bricks that grow, and so many that nobody describes any more. */
function fleet(growing: number, gone: number, width = 4): Situation {
  const name = (index: number) => `b${String(index).padStart(width, '0')}`;
  const bricks = Array.from({ length: growing + gone }, (_, index) => name(index));
  const spec = { size: 2, names: ['a', 'b', 'c'], labels: { one: 'x', two: 'y', three: 'z', four: 'v', five: 'w' } };
  return {
    manifests: bricks.slice(0, growing).map((each) => toy(brick, each, { spec })),
    live: bricks.slice(0, growing).map((each) => [`Brick/${each}` as const, liveToy(brick, each)] as const),
    orphans: bricks
      .slice(growing)
      .map((each) => ({ id: `Brick/${each}` as const, kind: brick, observed: liveToy(brick, each) })),
  };
}

describe('a plan as Markdown', () => {
  it.each(names)(
    'fits into a comment of %s however much changes, and names everything that is destroyed',
    (flavour) => {
      for (const [growing, gone] of [
        [1, 1],
        [60, 5],
        [200, 20],
        [1_000, 10],
        [1_700, 300],
        [0, 2_000],
      ] as const) {
        const situation = fleet(growing, gone);
        const text = planMarkdown(documentOf(situation), { flavour });
        expect(text.length).toBeLessThanOrEqual(flavours[flavour].budget);
        for (const { id } of situation.orphans ?? []) expect(text).toContain(id.slice('Brick/'.length));
      }
    },
  );

  it('tells how many names are missing when not even all the names fit', () => {
    const situation = fleet(0, 1_000, 200);
    const text = planMarkdown(documentOf(situation), { flavour: 'github' });
    expect(text.length).toBeLessThanOrEqual(60_000);
    const named = (situation.orphans ?? []).filter(({ id }) => text.includes(id.slice('Brick/'.length))).length;
    expect(named).toBeGreaterThan(200);
    expect(text).toContain(`and ${1_000 - named} others`);
  });

  it('fits also when thousands of files were named', () => {
    const paths = Array.from({ length: 4_000 }, (_, index) => `manifests/some/long/name/${index}.yaml`);
    const text = planMarkdown(documentOf(fleet(2, 1), { paths }), { flavour: 'bitbucket' });
    expect(text.length).toBeLessThanOrEqual(flavours.bitbucket.budget);
    expect(text).toMatch(/name\/4\.yaml` and 3995 more\n/);
    expect(text).toContain('`Brick/b0002` is destroyed');
  });

  it('gives up detail step by step, never the count', () => {
    const texts = [3, 150, 250, 400, 1_000, 5_000].map((count) =>
      planMarkdown(documentOf(fleet(count, 0)), { flavour: 'github' }),
    );
    const features = ['labels', '… 5 more', '```diff', '| File |', '- `~`', '| update | Brick |'];
    for (const text of texts) expect(text).toMatch(/\*\*Plan:\*\* 0 to create, \d+ to update/);
    const seen = texts.map((text) => features.filter((feature) => text.includes(feature)));
    expect(seen[0]).toContain('labels');
    expect(seen.at(-1)).toEqual(['| update | Brick |']);
    expect(texts.slice(2).every((text) => text.includes('_Shortened'))).toBe(true);
  });

  it('uses a box and folds only where the forge knows them', () => {
    const [github = '', gitlab = '', bitbucket = ''] = names.map((flavour) =>
      planMarkdown(documentOf(fleet(1, 1)), { flavour }),
    );
    expect(github).toContain('> [!CAUTION]\n> - `Brick/b0001` is destroyed');
    expect(github).toContain('<details>');
    expect(gitlab).toContain('> **Caution**\n>\n> - `Brick/b0001` is destroyed');
    expect(gitlab).toContain('<details>');
    expect(bitbucket).not.toMatch(/[<>](?!\s)/);
    expect(bitbucket).toContain('**Differences**\n\n```diff');
  });

  it('says where no change is, and which environment it speaks of', () => {
    const still = { manifests: [toy(brick, 'a')], live: [['Brick/a', liveToy(brick, 'a')]] as const };
    const text = planMarkdown(documentOf(still, { env: 'prod' }), { flavour: 'github' });
    expect(text).toMatch(
      /^### evenkeel plan: `prod` `manifests`\n\n\*\*No changes\.\*\* 1 resource matches\.\n\naccount `111122223333`/,
    );
  });

  it('links each file to its line, and nothing in the address ends the link', () => {
    const text = planMarkdown(documentOf(fleet(1, 0)), {
      flavour: 'github',
      linkTo: ({ file, line }) => `https://example.com/a)<b>|c d/${file}#L${line}`,
    });
    expect(text).toContain('[`b0000.yaml:1`](<https://example.com/a)%3Cb%3E%7Cc%20d/b0000.yaml#L1>)');
  });

  it('puts drift, and what was to be destroyed anyway, under a title of its own', () => {
    const situation = fleet(2, 1);
    const before = planToys({ ...situation, pass: { settled: new Map() } }).steps;
    const settled = new Map(before.map(({ change, fingerprint = '' }) => [change.id, fingerprint]));
    settled.delete('Brick/b0000');
    const text = planMarkdown(documentOf({ ...situation, pass: { settled } }, { base: '4f2c9e1' }), {
      flavour: 'github',
    });
    const [own = '', drift = ''] = text.split('**Drift');
    expect(own).toContain('Brick/b0000');
    expect(own).not.toContain('`Brick/b0001`');
    expect(drift).toContain('| `~` | update | `Brick/b0001` |');
  });
});
