import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FmtRequest, fmt } from '../../../src/cli/commands/fmt.ts';
import { runCommand } from '../../../src/cli/run-command.ts';
import { fakeShell } from '../../support/fake-shell.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporary-folder.ts';

const rough =
  'kind: LogGroup # logs\napiVersion: evenkeel/v1\nmetadata: {name: web}\nspec:\n    LogGroupName: "/demo/web"\n';
const formatted =
  'apiVersion: evenkeel/v1\nkind: LogGroup # logs\nmetadata: { name: web }\nspec:\n  logGroupName: /demo/web\n';

async function run(folder: TemporaryFolder, request: Partial<FmtRequest> = {}) {
  const { shell, aws, out, err, drive } = fakeShell({
    onDisk: true,
    settings: { manifests: [folder.path], envs: folder.at('envs') },
  });
  const code = await drive(runCommand(shell, () => fmt(shell, { paths: [], check: false, ...request })));
  expect(aws.calls).toEqual([]);
  return { code, out: out(), err: err() };
}

function text(folder: TemporaryFolder, name: string): string {
  return readFileSync(folder.at(name), 'utf8');
}

describe('fmt', () => {
  it('writes what is not in canonical form, and prints its name', async () => {
    const folder = temporaryFolder({ 'a.yaml': rough, 'b.yaml': formatted.replaceAll('web', 'b') });
    chmodSync(folder.at('a.yaml'), 0o640);
    const { code, out, err } = await run(folder);
    expect({ code, out, err }).toEqual({ code: 0, out: `${folder.at('a.yaml')}\n`, err: '1 of 2 files formatted.\n' });
    expect(text(folder, 'a.yaml')).toBe(formatted);
    expect(statSync(folder.at('a.yaml')).mode & 0o777).toBe(0o640);
    expect(await run(folder)).toEqual({ code: 0, out: '', err: '0 of 2 files formatted.\n' });
  });

  it('only says so with --check, and exits with 1', async () => {
    const folder = temporaryFolder({ 'a.yaml': rough });
    const { code, out, err } = await run(folder, { check: true });
    expect({ code, out, err }).toEqual({
      code: 1,
      out: `${folder.at('a.yaml')}\n`,
      err: '1 of 1 file would be formatted.\n',
    });
    expect(text(folder, 'a.yaml')).toBe(rough);
    await run(folder);
    expect(await run(folder, { check: true })).toMatchObject({ code: 0, out: '' });
  });

  it('formats only the paths that are given', async () => {
    const folder = temporaryFolder({ 'a.yaml': rough, 'b/b.yaml': rough.replaceAll('web', 'b') });
    expect((await run(folder, { paths: [folder.at('b')] })).out).toBe(`${folder.at('b/b.yaml')}\n`);
    expect(text(folder, 'a.yaml')).toBe(rough);
  });

  it("leaves JSON, somebody else's files and those that specFrom names alone", async () => {
    const files = {
      'a.yaml': formatted.replace('spec:\n  logGroupName: /demo/web', 'specFrom: ./spec.yaml'),
      'b.json': JSON.stringify({ kind: 'LogGroup', apiVersion: 'evenkeel/v1', metadata: { name: 'b' }, spec: {} }),
      'c.yaml': 'b:   1\na: 2\n',
      'spec.yaml': 'logGroupName:    /demo/web\n',
    };
    const folder = temporaryFolder(files);
    expect(await run(folder)).toMatchObject({ code: 0, out: '', err: '0 of 1 file formatted.\n' });
    for (const [name, before] of Object.entries(files)) expect(text(folder, name)).toBe(before);
  });

  it('formats what AWS would refuse, and says what it cannot read', async () => {
    const folder = temporaryFolder({
      'a.yaml': rough.replace('LogGroupName', 'logGroupNam'),
      'b.yaml': `${rough}kind: LogGroup\n`,
    });
    const { code, out, err } = await run(folder);
    expect({ code, out }).toEqual({ code: 0, out: `${folder.at('a.yaml')}\n` });
    expect(err).toContain(`${folder.at('b.yaml')} is left as it is: it has errors or warnings.\n`);
  });

  it('refuses a path that is not there', async () => {
    const folder = temporaryFolder({ 'a.yaml': rough });
    const { code, err } = await run(folder, { paths: [folder.at('c')] });
    expect(code).toBe(3);
    expect(err).toContain('c does not exist');
  });

  it('writes nothing where a file cannot be written', async () => {
    const folder = temporaryFolder({ 'a.yaml': rough, 'b.yaml': rough.replaceAll('web', 'b') });
    // The file that would take the place of the manifests cannot be made.
    mkdirSync(folder.at('.b.yaml.evenkeel'));
    const { code, out, err } = await run(folder);
    expect(code).not.toBe(0);
    expect(out).toBe('');
    expect(err).toContain('every file is as it was');
    expect(text(folder, 'a.yaml')).toBe(rough);
  });
});

describe('what comes with evenkeel', () => {
  it.each(['manifests', 'scenarios'])('is in canonical form: %s', async (folder) => {
    const { shell, out, drive } = fakeShell({ onDisk: true });
    const code = await drive(runCommand(shell, () => fmt(shell, { paths: [folder], check: true })));
    expect({ code, out: out() }).toEqual({ code: 0, out: '' });
  });
});
