import { describe, expect, it } from 'vitest';
import { type ValidateRequest, validate } from '../../../src/cli/commands/validate.ts';
import { folderSource } from '../../../src/source/folder-source.ts';
import { demoManifests, logGroupManifest } from '../../support/demo-manifests.ts';
import { type FakeShell, fakeShell } from '../../support/fake-shell.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const asked: ValidateRequest = { paths: ['manifests'], output: 'text', warningsAsErrors: false };
const bad = logGroupManifest('web', { spec: '{ logGroupNam: /a }' });
const warned = demoManifests({ environment: ', { name: API_TOKEN, value: secret }' });

function run(fake: FakeShell, request: Partial<ValidateRequest> = {}): Promise<number> {
  return validate(fake.shell, { ...asked, ...request });
}

describe('validate', () => {
  it('is content with valid manifests', async () => {
    const fake = fakeShell({ files: { 'a.yaml': demoManifests() } });
    expect(await run(fake)).toBe(0);
    expect(fake.out()).toBe('Valid: 3 documents, no problems.\n');
  });

  it('shows the line, marks the place, and says how to mend it', async () => {
    const folder = temporaryFolder({ 'a.yaml': bad });
    const source = folderSource({ paths: [folder.path], variables: new Map(), revisionOf: async () => 'test' });
    const fake = fakeShell({ source });
    expect(await run(fake)).toBe(3);
    expect(fake.out().replaceAll(folder.path, '.').split('\n')).toEqual([
      'Error: unknown field "logGroupNam" in LogGroup spec',
      '  ╷ ./a.yaml:5:9',
      '  │   5 | spec: { logGroupNam: /a }',
      '  │               ^^^^^^^^^^^ did you mean "logGroupName"?',
      '  ╵ see  evenkeel explain LogGroup',
      '',
      '1 error in 1 document (exit 3)',
      '',
    ]);
  });

  it.each([
    ['no environment is chosen', {}, true],
    ['one is chosen', { env: 'prod' }, false],
  ])('speaks of environments when a variable has no value and %s', async (_when, settings, speaks) => {
    const folder = temporaryFolder({
      'a.yaml': logGroupManifest('web', { spec: "{ logGroupName: '/${stage}/web' }" }),
    });
    const source = folderSource({ paths: [folder.path], variables: new Map(), revisionOf: async () => 'test' });
    const fake = fakeShell({ source, settings });
    fake.disk.set('envs', '');
    expect(await run(fake)).toBe(3);
    expect(fake.err().includes('the overlays in envs may define the variables')).toBe(speaks);
  });

  it('lets warnings pass', async () => {
    const fake = fakeShell({ files: { 'a.yaml': warned } });
    expect(await run(fake)).toBe(0);
    expect(fake.out()).toContain('1 warning in 3 documents');
  });

  it('takes warnings for errors when told to', async () => {
    const fake = fakeShell({ files: { 'a.yaml': warned } });
    expect(await run(fake, { warningsAsErrors: true })).toBe(3);
    expect(fake.out()).toContain('1 error in 3 documents (exit 3)');
  });

  it('gives programs one object', async () => {
    const fake = fakeShell({ files: { 'a.yaml': bad } });
    expect(await run(fake, { output: 'json' })).toBe(3);
    expect(JSON.parse(fake.out())).toMatchObject({
      kind: 'Validation',
      valid: false,
      documents: 1,
      problems: [
        {
          severity: 'error',
          reason: 'FieldUnknown',
          origin: { file: 'a.yaml' },
          suggestion: 'did you mean "logGroupName"?',
        },
      ],
    });
  });

  it('writes SARIF with a rule per reason and a place per result', async () => {
    const fake = fakeShell({ files: { 'a b.yaml': bad } });
    await run(fake, { output: 'sarif' });
    const { $schema, version, runs } = JSON.parse(fake.out());
    expect([$schema, version]).toEqual(['https://json.schemastore.org/sarif-2.1.0.json', '2.1.0']);
    expect(runs[0].columnKind).toBe('utf16CodeUnits');
    expect(runs[0].tool.driver).toMatchObject({ name: 'evenkeel', version: '1.2.3' });
    expect(runs[0].tool.driver.rules).toEqual([
      {
        ...{ id: 'FieldUnknown', name: 'FieldUnknown', help: { text: 'Remove it or correct its name.' } },
        shortDescription: { text: 'The field does not exist.' },
        fullDescription: { text: 'The field does not exist.' },
      },
    ]);
    expect(runs[0].results).toMatchObject([
      {
        ruleId: 'FieldUnknown',
        ruleIndex: 0,
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'a%20b.yaml' },
              region: { startLine: 1, startColumn: 1, endColumn: 12 },
            },
          },
        ],
      },
    ]);
  });

  it('gives every result of SARIF a place, since scanners refuse one that is nowhere', async () => {
    const empty = temporaryFolder();
    const source = folderSource({ paths: [empty.path], variables: new Map(), revisionOf: async () => 'test' });
    const fake = fakeShell({ source });
    await run(fake, { output: 'sarif' });
    const { results } = JSON.parse(fake.out()).runs[0];
    expect(results).toMatchObject([
      {
        ruleId: 'SourceEmpty',
        locations: [{ physicalLocation: { artifactLocation: { uri: 'manifests' }, region: { startLine: 1 } } }],
      },
    ]);
  });

  it('writes a file outside of the repository as an address in SARIF', async () => {
    const fake = fakeShell({ files: { '/else where/a.yaml': bad } });
    await run(fake, { output: 'sarif' });
    expect(fake.out()).toContain('"uri": "file:///else%20where/a.yaml"');
  });

  it.each(['sarif', 'github'] as const)('names files from the top of the repository: %s', async (output) => {
    const fake = fakeShell({ files: { 'a.yaml': bad }, inRepository: (file) => `deploy/${file}` });
    await run(fake, { output });
    expect(fake.out()).toContain(output === 'sarif' ? '"uri": "deploy/a.yaml"' : 'file=deploy/a.yaml,');
  });

  it('annotates lines on GitHub, with what would end the command escaped', async () => {
    const fake = fakeShell({ files: { 'a,b:c.yaml': bad } });
    await run(fake, { output: 'github' });
    expect(fake.out()).toBe(
      '::error file=a%2Cb%3Ac.yaml,line=1,col=1,title=FieldUnknown::unknown field "logGroupNam" in LogGroup spec%0Adid you mean "logGroupName"?\n',
    );
  });
});
