import { renameSync, symlinkSync, utimesSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Clock, realClock } from '../../src/lib/clock.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';
import { type OpenWatcher, watchFolder, watchWith } from '../../src/source/watch.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

/** Debounces at once and never polls: what it lets through was reported by the system. */
const clockWithoutPolls: Clock = {
  now: () => 0,
  schedule(delayMs, run) {
    if (delayMs < 1000) setImmediate(run);
    return () => undefined;
  },
};

/** A watcher whose time is stepped by the test; the system reports nothing to it. */
function polled(paths: readonly string[], openWatcher: OpenWatcher = () => () => undefined) {
  const clock = new VirtualClock();
  let hints = 0;
  const onHint = () => {
    hints += 1;
  };
  const stop = watchWith({ paths: () => paths, onHint, clock, openWatcher });
  onTestFinished(stop);
  return { clock, stop, hints: () => hints };
}

/** Resolves at the first hint. */
function nextHint(paths: readonly string[], clock: Clock = realClock()): Promise<void> {
  return new Promise((resolve) => {
    onTestFinished(watchFolder(() => paths, resolve, clock));
  });
}

const rows: readonly [string, (folder: TemporaryFolder) => void][] = [
  ['a file that is written', (folder) => folder.write('m/a.yaml', 'changed')],
  ['a new file', (folder) => folder.write('m/b.yaml', '')],
  ['a file that is gone', (folder) => folder.remove('m/a.yaml')],
  ['a file in a folder below', (folder) => folder.write('m/sub/c.yaml', 'changed')],
  ['a new folder', (folder) => folder.write('m/new/d.yaml', '')],
  [
    'a file that another one replaces',
    (folder) => {
      folder.write('other.yaml', 'same');
      renameSync(folder.at('other.yaml'), folder.at('m/a.yaml'));
    },
  ],
  ['a root that is gone', (folder) => folder.remove('m')],
  [
    'a root whose link is swapped',
    (folder) => {
      symlinkSync('v2', folder.at('next'));
      renameSync(folder.at('next'), folder.at('link'));
    },
  ],
];

const prepared = () => {
  const folder = temporaryFolder({ 'm/a.yaml': 'same', 'm/sub/c.yaml': '', 'v1/a.yaml': '', 'v2/a.yaml': '' });
  folder.link('link', 'v1');
  return { folder, paths: [folder.at('m'), folder.at('link')] };
};

describe('there is a hint for', () => {
  test.concurrent.each(rows)('%s', async (_, change) => {
    const { folder, paths } = prepared();
    const hint = nextHint(paths);
    change(folder);
    await hint;
  });

  test('a single file that is watched by its name', async () => {
    const folder = temporaryFolder({ 'a.yaml': '' });
    const hint = nextHint([folder.at('a.yaml')]);
    folder.write('a.yaml', 'changed');
    await hint;
  });

  test('a file in a folder that came later', async () => {
    const folder = temporaryFolder({ 'm/a.yaml': '' });
    const hints: (() => void)[] = [];
    const next = () => new Promise<void>((resolve) => hints.push(resolve));
    onTestFinished(
      watchFolder(
        () => [folder.at('m')],
        () => hints.shift()?.(),
        realClock(),
      ),
    );
    const first = next();
    folder.write('m/new/b.yaml', '');
    await first;
    const second = next();
    folder.write('m/new/b.yaml', 'changed');
    await second;
  });

  test('a file in a folder that is named later', async () => {
    const folder = temporaryFolder({ 'm/a.yaml': '', 'base/b.yaml': '' });
    const paths = [folder.at('m')];
    const hints: (() => void)[] = [];
    const next = () => new Promise<void>((resolve) => hints.push(resolve));
    onTestFinished(
      watchFolder(
        () => paths,
        () => hints.shift()?.(),
        realClock(),
      ),
    );
    const first = next();
    paths.push(folder.at('base'));
    await first;
    const second = next();
    folder.write('base/b.yaml', 'changed');
    await second;
  });
});

test('the system reports a written file before anything is polled', async () => {
  const { folder, paths } = prepared();
  let isHinted = false;
  const hint = nextHint(paths, clockWithoutPolls).then(() => {
    isHinted = true;
  });
  // The system's watcher takes a moment to be ready and says nothing of what happened before.
  for (let turn = 0; !isHinted; turn++) {
    folder.write('m/a.yaml', `changed ${turn}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await hint;
});

describe('polling once a second sees', () => {
  test.each(rows)('%s', async (_, change) => {
    const { folder, paths } = prepared();
    const { clock, hints } = polled(paths);
    change(folder);
    await clock.advance(1050);
    expect(hints()).toBeGreaterThan(0);
  });

  test('a root that comes back', async () => {
    const { folder, paths } = prepared();
    const { clock, hints } = polled(paths);
    folder.remove('m');
    await clock.advance(3000);
    const before = hints();
    folder.write('m/a.yaml', '');
    await clock.advance(1050);
    expect(hints()).toBeGreaterThan(before);
  });

  test('a root that was not there at first', async () => {
    const folder = temporaryFolder();
    const { clock, hints } = polled([folder.at('m')]);
    folder.write('m/a.yaml', '');
    await clock.advance(1050);
    expect(hints()).toBeGreaterThan(0);
  });

  test('a file of the same size that was written at another time', async () => {
    const { folder, paths } = prepared();
    const { clock, hints } = polled(paths);
    utimesSync(folder.at('m/a.yaml'), 1, 1);
    await clock.advance(1050);
    expect(hints()).toBeGreaterThan(0);
  });
});

test('a failing system watcher leaves polling, and is opened again', async () => {
  const { folder, paths } = prepared();
  let opened = 0;
  const { clock, hints } = polled(paths, () => {
    opened += 1;
    throw new Error('EMFILE: too many open files');
  });
  const atFirst = opened;
  folder.write('m/a.yaml', 'changed');
  await clock.advance(1050);
  expect(hints()).toBe(1);
  expect(opened).toBeGreaterThan(atFirst);
});

test('a watcher that breaks is opened again', async () => {
  const broken: (() => void)[] = [];
  const { clock } = polled(prepared().paths, (_folder, _onEvent, onError) => {
    broken.push(onError);
    return () => undefined;
  });
  const atFirst = broken.length;
  broken[0]?.();
  await clock.advance(1000);
  expect(broken).toHaveLength(atFirst + 1);
});

describe('what the system reports', () => {
  function reporting() {
    const { folder, paths } = prepared();
    const reports = new Map<string, (name: string | null) => void>();
    const watching = polled(paths, (watched, onEvent) => {
      reports.set(watched, onEvent);
      return () => undefined;
    });
    return { ...watching, report: (name: string | null) => reports.get(folder.at('m/sub'))?.(name) };
  }

  test.each(['c.yaml', 'folder', null])('as %j is a hint 50 ms later', async (name) => {
    const { clock, hints, report } = reporting();
    report(name);
    await clock.advance(49);
    expect(hints()).toBe(0);
    await clock.advance(1);
    expect(hints()).toBe(1);
  });

  test.each(['notes.txt', '.c.yaml.swp', 'node_modules'])('as %j is none', async (name) => {
    const { clock, hints, report } = reporting();
    report(name);
    await clock.advance(5000);
    expect(hints()).toBe(0);
  });

  test('twenty times is one hint', async () => {
    const { clock, hints, report } = reporting();
    for (let time = 0; time < 20; time += 1) report('c.yaml');
    await clock.advance(5000);
    expect(hints()).toBe(1);
  });

  test('is no hint once it is stopped', async () => {
    const { clock, hints, report, stop } = reporting();
    report('c.yaml');
    stop();
    await clock.advance(60_000);
    expect(hints()).toBe(0);
  });
});

test('nothing is said while nothing changes', async () => {
  const { clock, hints } = polled(prepared().paths);
  await clock.advance(60_000);
  expect(hints()).toBe(0);
});

test('all watchers are closed when it is stopped', () => {
  let open = 0;
  const { stop } = polled(prepared().paths, () => {
    open += 1;
    return () => {
      open -= 1;
    };
  });
  expect(open).toBeGreaterThan(0);
  stop();
  expect(open).toBe(0);
});

test('watchers of folders that are gone are closed, and opened when they are back', async () => {
  const { folder, paths } = prepared();
  const open = new Set<string>();
  const { clock } = polled(paths, (watched) => {
    open.add(watched);
    return () => open.delete(watched);
  });
  expect(open).toContain(folder.at('m/sub'));
  renameSync(folder.at('m/sub'), folder.at('away'));
  await clock.advance(1000);
  expect(open).not.toContain(folder.at('m/sub'));
  renameSync(folder.at('away'), folder.at('m/sub'));
  await clock.advance(1000);
  expect(open).toContain(folder.at('m/sub'));
});
