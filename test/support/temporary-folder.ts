import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is gone when the test is over. */
export interface TemporaryFolder {
  readonly path: string;
  /** The full path of something in it. */
  at(name: string): string;
  /** Writes a file, with the folders above it. */
  write(name: string, content: string | Buffer): void;
  /** Makes a symbolic link; a relative target counts from the link. */
  link(name: string, target: string): void;
  remove(name: string): void;
}

/** An empty folder, or one with the given files. */
export function temporaryFolder(files: Readonly<Record<string, string | Buffer>> = {}): TemporaryFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'evenkeel-')));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const at = (name: string) => join(path, name);
  const prepare = (name: string) => {
    mkdirSync(dirname(at(name)), { recursive: true });
    return at(name);
  };
  const write = (name: string, content: string | Buffer) => writeFileSync(prepare(name), content);
  for (const [name, content] of Object.entries(files)) write(name, content);
  return {
    path,
    at,
    write,
    link: (name, target) => symlinkSync(target, prepare(name)),
    remove: (name) => rmSync(at(name), { recursive: true, force: true }),
  };
}
