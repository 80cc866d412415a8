import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const below = readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name));
const pages = ['README.md', 'CONTRIBUTING.md', ...below.filter((path) => path.endsWith('.md'))];

describe('links between pages', () => {
  test.each(pages)('%s', (page) => {
    expect(linksOf(page).filter((link) => !leadsSomewhere(page, link))).toEqual([]);
  });

  test('every page is linked from the index, or from one that is', () => {
    const reached = new Set(['docs/README.md']);
    for (const page of reached) for (const link of linksOf(page)) reached.add(fileOf(page, link));
    expect(below.filter((path) => path.endsWith('.md') && !reached.has(path))).toEqual([]);
  });

  test('a link to nothing would be found', () => {
    expect(leadsSomewhere('README.md', 'docs/nothing.md')).toBe(false);
    expect(leadsSomewhere('README.md', 'CONTRIBUTING.md#nothing')).toBe(false);
    expect(leadsSomewhere('README.md', 'CONTRIBUTING.md#adding-a-kind')).toBe(true);
  });
});

/** The targets of relative links, outside of code. */
function linksOf(page: string): string[] {
  if (!page.endsWith('.md')) return [];
  const prose = readFileSync(page, 'utf8')
    .replaceAll(/^```.*?^```$/gms, '')
    .replaceAll(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

function leadsSomewhere(page: string, link: string): boolean {
  const file = fileOf(page, link);
  if (!existsSync(file)) return false;
  const [, anchor] = link.split('#');
  return anchor === undefined || (statSync(file).isFile() && anchorsOf(file).includes(anchor));
}

function fileOf(page: string, link: string): string {
  const [path = ''] = link.split('#');
  return path === '' ? page : join(dirname(page), path);
}

/** The anchors that GitHub gives to headings. */
function anchorsOf(file: string): string[] {
  const headings = [
    ...readFileSync(file, 'utf8')
      .replaceAll(/^```.*?^```$/gms, '')
      .matchAll(/^#+ (.+)$/gm),
  ];
  return headings.map(([, text = '']) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
