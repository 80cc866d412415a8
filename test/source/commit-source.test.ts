import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { variablesIn } from '../../src/config.ts';
import { commitSource } from '../../src/source/commit-source.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const manifest =
  'apiVersion: evenkeel/v1\nkind: LogGroup\nmetadata: { name: web }\nspec: { logGroupName: "/${stage}/web" }\n';
const settings = (stage: string) => `vars: { stage: ${stage} }\n`;

function committed(files: Readonly<Record<string, string>>): TemporaryFolder {
  const folder = temporaryFolder(files);
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  for (const words of [
    ['init', '-q'],
    ['add', '-A'],
    ['commit', '-qm', 'first'],
  ]) {
    execFileSync('git', [...identity, '-C', folder.path, ...words]);
  }
  return folder;
}

/** The name that the group had in the commit, with the settings of this file. */
async function nameThen(folder: TemporaryFolder, file: string): Promise<unknown> {
  const around = { environment: { XDG_CONFIG_HOME: folder.at('home') }, folder: folder.path };
  const reading = { settings: file, variablesIn: (path: string) => variablesIn(path, around) };
  const { source, remove } = await commitSource([folder.at('manifests')], 'HEAD', reading);
  const { documents, problems } = await source.read();
  remove();
  return problems.length > 0 ? problems.map(({ reason }) => reason) : documents.map(({ content }) => content);
}

const named = (stage: string) => [expect.objectContaining({ spec: { logGroupName: `/${stage}/web` } })];

describe('a commit', () => {
  it('has the variables that its own file of settings defines', async () => {
    const folder = committed({ 'manifests/a.yaml': manifest, 'evenkeel.yaml': settings('old') });
    writeFileSync(folder.at('evenkeel.yaml'), settings('new'));
    expect(await nameThen(folder, folder.at('evenkeel.yaml'))).toEqual(named('old'));
  });

  it('has none where it has no such file', async () => {
    const folder = committed({ 'manifests/a.yaml': manifest });
    writeFileSync(folder.at('evenkeel.yaml'), settings('new'));
    expect(await nameThen(folder, folder.at('evenkeel.yaml'))).toEqual(['VariableUndefined']);
  });

  it('has those of a file outside of the repository as they are now', async () => {
    const folder = committed({ 'manifests/a.yaml': manifest });
    const elsewhere = temporaryFolder({ 'evenkeel.yaml': settings('shared') });
    expect(await nameThen(folder, elsewhere.at('evenkeel.yaml'))).toEqual(named('shared'));
  });
});
