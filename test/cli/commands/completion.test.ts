import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { completedShells } from '../../../src/cli/commands/completion.ts';
import { runProgram } from '../../../src/cli/program.ts';
import { fakeShell } from '../../support/fake-shell.ts';

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const fake = fakeShell();
  const { version, stdout, stderr } = fake.shell;
  const open = () => Promise.reject(new Error('the configuration is read'));
  const code = await runProgram(args, { version, stdout, stderr, open });
  return { code, out: fake.out(), err: fake.err() };
}

/** What bash offers for the last word of a command line. */
async function completed(...words: string[]): Promise<string[]> {
  const { out } = await run('completion', 'bash');
  const script = `${out}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _evenkeel; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', 'evenkeel', ...words], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

/** Every command that the help lists, and those below `rollout`. */
async function commands(): Promise<string[]> {
  const helps = await Promise.all([run('help'), run('rollout', '--help')]);
  return helps.flatMap(({ out }) =>
    [...(out.split(/^(?:Global )?Options:/m)[0]?.matchAll(/^ {2}([a-z]+)\b/gm) ?? [])].map(([, name = '']) => name),
  );
}

describe('completion', () => {
  it.each(completedShells)('for %s has every command, without a configuration', async (shell) => {
    const { code, out } = await run('completion', shell);
    const names = await commands();
    expect(code).toBe(0);
    expect(names).toEqual(expect.arrayContaining(['plan', 'rollout', 'completion', 'undo']));
    for (const name of names) expect(out).toMatch(new RegExp(`['" ]${name}['" :]`));
    expect(out).not.toMatch(/undefined|\[object/);
  });

  it('for bash is what bash can read', async () => {
    const { out } = await run('completion', 'bash');
    const { status, stderr } = spawnSync('bash', ['-n'], { input: out, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('for another shell is refused with those that there are', async () => {
    const { code, err } = await run('completion', 'tcsh');
    expect(code).toBe(64);
    expect(err).toContain('bash, zsh, fish, pwsh');
  });
});

describe('bash completes', () => {
  it.each([
    [['pl'], ['plan']],
    [['rollout', 'un'], ['undo']],
    [['plan', '--off'], ['--offline']],
    [
      ['plan', '-o', ''],
      ['text', 'json', 'markdown'],
    ],
    [['-C', 'plan', 'rollout', 'hi'], ['history']],
    [['wait', '--for', 'h'], ['health']],
    [
      ['--color', ''],
      ['always', 'never', 'auto'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish', 'pwsh'],
    ],
  ])('%j to %j', async (words, offered) => {
    expect(await completed(...words)).toEqual(offered);
  });

  it.each([[['plan', '']], [['plan', '--out', '']]])('%j to files, by offering nothing', async (words) => {
    expect(await completed(...words)).toEqual([]);
  });

  it('a flag of the program after any command', async () => {
    expect(await completed('rollout', 'undo', '--reg')).toEqual(['--region']);
  });
});
