import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kinds } from '../src/kinds/index.ts';

interface Ban {
  readonly what: string;
  readonly pattern: RegExp;
  readonly example: string;
  readonly why: string;
  readonly allowedIn?: readonly string[];
}

const worldFiles = ['src/lib/clock.ts', 'src/lib/backoff.ts', 'src/config.ts'];
const replay = 'a run must replay byte for byte on a virtual clock and a seed';

const bans: readonly Ban[] = [
  { what: 'Date.now', pattern: /\bDate\.now\b/, example: 'Date.now()', why: replay, allowedIn: worldFiles },
  { what: 'new Date()', pattern: /\bnew Date\(\)/, example: 'new Date()', why: replay, allowedIn: worldFiles },
  {
    what: 'timers',
    pattern: /(?<!(?<!globalThis)\.)\b(setTimeout|setInterval)\b|\bAbortSignal\.timeout\b|\btimers\/promises\b/,
    example: 'globalThis.setTimeout(look, 5)',
    why: replay,
    allowedIn: worldFiles,
  },
  { what: 'Math.random', pattern: /\bMath\.random\b/, example: 'Math.random()', why: replay, allowedIn: worldFiles },
  {
    what: 'process.env',
    pattern: /\bprocess\.env\b/,
    example: 'process.env.HOME',
    why: 'config.ts alone knows where a setting comes from',
    allowedIn: worldFiles,
  },
  {
    what: 'default exports',
    pattern: /^\s*export default\b|\bas default\b/,
    example: 'export default {};',
    why: 'a function is exported under the name of its file',
  },
];

// Written apart, or this file would be its own first offender.
const unfinished = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`);
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/;
const kindFiles = ['spec.ts', 'provider.ts', 'health.ts', 'kind.ts'];

const sources = typescriptBelow('src');
const written = [...sources, ...typescriptBelow('tools'), ...typescriptBelow('test')];

test('the composition root is among the files looked at', () => {
  expect(sources).toContain('src/main.ts');
});

describe('words that src does not use', () => {
  for (const { what, why, pattern, example, allowedIn = [] } of bans) {
    test(`${what}: ${why}`, () => {
      expect(codeLinesOf(sources.filter((file) => !allowedIn.includes(file))).filter(matches(pattern))).toEqual([]);
    });

    test(`${what} would be found`, () => {
      expect([`src/a.ts:1: ${example}`].filter(matches(pattern))).toHaveLength(1);
    });
  }
});

test('nothing is marked as unfinished', () => {
  expect(linesOf(written).filter(matches(unfinished))).toEqual([]);
});

test('files and folders are named in kebab-case', () => {
  expect(written.filter((file) => !file.split('/').every((part) => kebabCase.test(part)))).toEqual([]);
});

describe('a kind is a folder and one line', () => {
  const folders = foldersBelow('src/kinds').flatMap((service) => foldersBelow(service));

  test('every kind has the same four files', () => {
    const missing = folders
      .flatMap((folder) => kindFiles.map((file) => `${folder}/${file}`))
      .filter((file) => !existsSync(file));
    expect(missing).toEqual([]);
  });

  test('every kind is in the registry', () => {
    const registry = existsSync('src/kinds/index.ts') ? readFileSync('src/kinds/index.ts', 'utf8') : '';
    const imported = (folder: string) => registry.includes(`from '${folder.replace('src/kinds/', './')}/kind.ts'`);
    expect(folders).not.toEqual([]);
    expect(folders.filter((folder) => !imported(folder))).toEqual([]);
  });

  test('nothing outside the kinds names one', () => {
    const names = [...kinds.keys()].join('|');
    const named = new RegExp(`['"\`](${names})['"\`/]`);
    const outside = sources.filter((file) => !file.startsWith('src/kinds/') && !file.startsWith('src/simulator/'));
    expect(names).toContain('LogGroup');
    expect(codeLinesOf(outside).filter(matches(named))).toEqual([]);
  });

  test('a kind names another only where it refers to it', () => {
    const others = (file: string) =>
      [...kinds.keys()].filter((name) => !readFileSync(file, 'utf8').includes(`name: '${name}'`)).join('|');
    const strays = sources
      .filter((file) => file.startsWith('src/kinds/') && file.endsWith('/kind.ts'))
      .flatMap((file) => codeLinesOf([file]).filter(matches(new RegExp(`['"](${others(file)})['"]`))));
    expect(strays).toEqual([]);
  });

  test('nothing lies beside the kinds but the registry', () => {
    const inKind = (file: string) => folders.some((folder) => file.startsWith(`${folder}/`));
    const beside = sources.filter((file) => file.startsWith('src/kinds/') && !inKind(file));
    expect(beside.filter((file) => file !== 'src/kinds/index.ts')).toEqual([]);
  });
});

function matches(pattern: RegExp): (line: string) => boolean {
  return (line) => pattern.test(line.replace(/^\S+:\d+: /, ''));
}

/** Lines of code as `file:line: text`; a comment may name what the code may not use. */
function codeLinesOf(files: readonly string[]): string[] {
  return linesOf(files).filter((line) => !/^\S+:\d+: (\/\/|\/\*|\*)/.test(line));
}

function linesOf(files: readonly string[]): string[] {
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line, index) => `${file}:${index + 1}: ${line.trim()}`),
  );
}

function typescriptBelow(folder: string): string[] {
  return entriesBelow(folder)
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => `${entry.parentPath.replaceAll('\\', '/')}/${entry.name}`);
}

function foldersBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);
}

function entriesBelow(folder: string) {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
}
