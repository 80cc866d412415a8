import { mkdirSync, readFileSync } from 'node:fs';
import { PutImageCommand } from '@aws-sdk/client-ecr';
import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/cli/commands/apply.ts';
import { rolloutUndo, type UndoRequest } from '../../../src/cli/commands/rollout/undo.ts';
import { runCommand } from '../../../src/cli/run-command.ts';
import { folderSource } from '../../../src/source/folder-source.ts';
import { demoManifests } from '../../support/demo-manifests.ts';
import { type FakeShell, fakeShell } from '../../support/fake-shell.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporary-folder.ts';

const crashing = ', { name: EVENKEEL_SIM_EXIT, value: "1" }';

interface World extends FakeShell {
  readonly folder: TemporaryFolder;
  /** What is in the file. */
  readonly text: () => string;
}

/** A world where the versions of the manifests were applied one after the other; the last ones are in the folder. */
async function havingApplied(...versions: string[]): Promise<World> {
  const folder = temporaryFolder({ 'a.yaml': '' });
  const fake = worldOn(folder);
  for (const version of versions) {
    folder.write('a.yaml', version);
    await applyAll(fake);
  }
  fake.forget();
  return { ...fake, folder, text: () => readFileSync(folder.at('a.yaml'), 'utf8') };
}

function worldOn(folder: TemporaryFolder, variables = new Map<string, string>()): FakeShell {
  return fakeShell({ source: folderSource({ paths: [folder.path], variables, revisionOf: async () => 'test' }) });
}

function applyAll({ shell, drive }: FakeShell): Promise<number> {
  return drive(apply(shell, { paths: [], targets: [], autoApprove: true, wait: true }));
}

function undo({ shell, drive }: FakeShell, request: Partial<UndoRequest> = {}): Promise<number> {
  return drive(runCommand(shell, () => rolloutUndo(shell, { resource: 'web', dryRun: false, ...request })));
}

const changing = /^(Register|Deregister|Update|Create|Delete|Tag|Untag)/;

function changes({ aws }: FakeShell, from = 0): string[] {
  return aws.calls.slice(from).flatMap(({ operation }) => (changing.test(operation) ? [operation] : []));
}

async function running({ aws }: FakeShell): Promise<string | undefined> {
  const { services } = await aws.ecs.send(new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }));
  return services?.[0]?.taskDefinition?.split('/').at(-1);
}

describe('rollout undo', () => {
  it('after a deployment that was rolled back makes the manifests say what runs', async () => {
    const good = demoManifests();
    const world = await havingApplied(good, demoManifests({ image: 'v2', environment: crashing }));
    const before = world.aws.calls.length;
    expect(await undo(world)).toBe(0);
    expect(world.text()).toBe(good);
    expect(world.out()).toMatch(/^Service\/web goes back to web:1 \(ecs-svc\/\d+\), which succeeded \S+Z\.\n/);
    expect(world.out()).toContain('- containerDefinitions[app].image: "registry.example.com/demo/web:v2"');
    expect(world.out()).toContain('+ containerDefinitions[app].image: "registry.example.com/demo/web:v1"');
    expect(world.out()).toContain('- containerDefinitions[app].environment[EVENKEEL_SIM_EXIT]: ');
    expect(world.err()).toContain('Commit it; the controller applies it, or run `evenkeel apply`.');
    world.forget();
    expect(await applyAll(world)).toBe(0);
    expect(world.out()).toContain('No changes.');
    expect(await running(world)).toBe('web:1');
    expect(changes(world, before)).toEqual([]);
  });

  it('after two that succeeded goes back to the first with one call, and no new revision', async () => {
    const first = demoManifests();
    const world = await havingApplied(first, demoManifests({ image: 'v2' }));
    const before = world.aws.calls.length;
    expect(await undo(world)).toBe(0);
    expect(world.text()).toBe(first);
    expect(await applyAll(world)).toBe(0);
    expect(changes(world, before)).toEqual(['UpdateService']);
    expect(await running(world)).toBe('web:1');
  });

  it('done twice comes back', async () => {
    const second = demoManifests({ image: 'v2' });
    const world = await havingApplied(demoManifests(), second);
    for (const _ of [1, 2]) {
      await undo(world);
      await applyAll(world);
    }
    expect(world.text()).toBe(second);
    expect(await running(world)).toBe('web:2');
  });

  it('takes an edit of the manifests back that was not applied yet', async () => {
    const world = await havingApplied(demoManifests());
    world.folder.write('a.yaml', demoManifests({ image: 'v2' }));
    expect(await undo(world)).toBe(0);
    expect(world.text()).toBe(demoManifests());
  });

  it("restores what rolls of the service's own, and nothing else", async () => {
    const internal = demoManifests();
    const open = internal
      .replace(
        'securityGroups: [sg-0a1b2c3d4e5f60001]',
        'securityGroups: [sg-0a1b2c3d4e5f60002], assignPublicIp: ENABLED',
      )
      .replace('desiredCount: 2', 'desiredCount: 3');
    const world = await havingApplied(internal, open);
    expect(await undo(world)).toBe(0);
    expect(world.text()).toBe(internal.replace('desiredCount: 2', 'desiredCount: 3'));
    expect(world.out()).toContain('networkConfiguration.awsvpcConfiguration.assignPublicIp');
  });

  it.each(['web:1', 'the name of a deployment'])('goes back to %s when that is asked for', async (to) => {
    const world = await havingApplied(...['v1', 'v2', 'v3'].map((image) => demoManifests({ image })));
    const { shell, drive } = world;
    await undo(world, { to: 'web:1', dryRun: true });
    const name = /\((ecs-svc\/\d+)\)/.exec(world.out())?.[1] ?? '';
    expect(await undo({ ...world, shell, drive }, { to: to === 'web:1' ? to : name })).toBe(0);
    expect(world.text()).toBe(demoManifests());
  });

  it('only prints the edit in a dry run', async () => {
    const second = demoManifests({ image: 'v2' });
    const world = await havingApplied(demoManifests(), second);
    expect(await undo(world, { dryRun: true })).toBe(0);
    expect(world.out()).toContain('web:v1"');
    expect(world.err()).toBe('');
    expect(world.text()).toBe(second);
  });

  it('prints no secret, and writes it', async () => {
    const token = (value: string) => demoManifests({ environment: `, { name: API_TOKEN, value: ${value} }` });
    const world = await havingApplied(token('correct-horse-1'), token('battery-staple-2'));
    expect(await undo(world)).toBe(0);
    expect(world.out()).toContain('+ containerDefinitions[app].environment[API_TOKEN].value: (sensitive)');
    expect(world.raw()).not.toMatch(/correct-horse|battery-staple/);
    expect(world.text()).toBe(token('correct-horse-1'));
  });
});

describe('rollout undo has nothing to go back to', () => {
  it('where no other deployment succeeded', async () => {
    const world = await havingApplied(demoManifests());
    expect(await undo(world)).toBe(7);
    expect(world.err()).toContain('the manifests want what every deployment that succeeded brought');
  });

  it('where none has succeeded yet', async () => {
    const world = await havingApplied(demoManifests({ environment: crashing }));
    expect(await undo(world)).toBe(7);
    expect(world.err()).toContain('no deployment of Service/web succeeded');
  });

  it('in what AWS went back from', async () => {
    const world = await havingApplied(demoManifests(), demoManifests({ environment: crashing }));
    expect(await undo(world, { to: 'web:2' })).toBe(7);
    expect(world.err()).toContain('no deployment of web:2 succeeded');
  });

  it('in what AWS does not know', async () => {
    const world = await havingApplied(demoManifests());
    expect(await undo(world, { to: 'web:11' })).toBe(7);
    expect(world.err()).toContain('AWS knows of no deployment web:11; did you mean web:1?');
  });
});

describe('rollout undo writes what its author would', () => {
  const repository =
    'apiVersion: evenkeel/v1\nkind: Repository\nmetadata: { name: app }\nspec: { repositoryName: demo/app }\n';
  const withRepository = (image: string) =>
    `${repository}---${demoManifests()
      .replace('registry.example.com/demo/web:v1', image)
      .replace('networkMode', 'executionRoleArn: arn:aws:iam::111122223333:role/pull\n  networkMode')}`;

  it('a reference to a repository with the old tag', async () => {
    const world = await havingApplied(repository);
    for (const imageTag of ['v1', 'v2']) {
      await world.aws.ecr.send(new PutImageCommand({ repositoryName: 'demo/app', imageManifest: '{}', imageTag }));
      world.folder.write('a.yaml', withRepository(`ref:Repository/app:${imageTag}`));
      await applyAll(world);
    }
    expect(await undo(world)).toBe(0);
    expect(world.text()).toBe(withRepository('ref:Repository/app:v1'));
  });

  it('the old value in place of a variable', async () => {
    const world = await havingApplied(demoManifests());
    const text = demoManifests({ image: '${tag} # from CI' });
    const folder = temporaryFolder({ 'a.yaml': text });
    const other = fakeShell({
      aws: world.aws,
      source: folderSource({
        paths: [folder.path],
        variables: new Map([['tag', 'v2']]),
        revisionOf: async () => 'test',
      }),
    });
    expect(await undo(other)).toBe(0);
    expect(readFileSync(folder.at('a.yaml'), 'utf8')).toBe(text.replace('${tag}', 'v1'));
  });

  it('into the file that specFrom names', async () => {
    const [cluster, , service] = demoManifests().split('---');
    const wrapper = 'apiVersion: evenkeel/v1\nkind: TaskDefinition\nmetadata: { name: web }\nspecFrom: ./web.json\n';
    const definition = (image: string) =>
      `${JSON.stringify({ requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '512', containerDefinitions: [{ name: 'app', image }] }, null, 2)}\n`;
    const folder = temporaryFolder({
      'a.yaml': [cluster, wrapper, service].join('---\n'),
      'web.json': definition('a:1'),
    });
    const fake = worldOn(folder);
    await applyAll(fake);
    folder.write('web.json', definition('a:2'));
    await applyAll(fake);
    fake.forget();
    expect(await undo(fake)).toBe(0);
    expect(readFileSync(folder.at('web.json'), 'utf8')).toBe(definition('a:1'));
    expect(fake.out()).toMatch(/web\.json:11 {2}TaskDefinition\/web/);
  });

  it('nothing where the files cannot be written, and prints it', async () => {
    const world = await havingApplied(demoManifests(), demoManifests({ image: 'v2' }));
    // The file that would take the place of the manifests cannot be made.
    mkdirSync(world.folder.at('.a.yaml.evenkeel'));
    expect(await undo(world)).toBe(7);
    expect(world.out()).toContain('web:v1"');
    expect(world.err()).toMatch(/a\.yaml cannot be written \(EISDIR\); every file is as it was/);
    expect(world.err()).not.toContain('Commit it');
    expect(world.text()).toBe(demoManifests({ image: 'v2' }));
  });

  it('nothing where the edit would change something else, and prints it', async () => {
    const shared = (image: string) =>
      demoManifests()
        .replace(/image: \S+/, `image: &image registry.example.com/demo/web:${image}`)
        .replace('value: info', 'value: *image');
    const world = await havingApplied(shared('v1'), shared('v2'));
    world.folder.write('a.yaml', shared('v2'));
    expect(await undo(world)).toBe(7);
    expect(world.out()).toContain('web:v1"');
    expect(world.err()).toContain('cannot be edited without changing something else');
    expect(world.text()).toBe(shared('v2'));
  });
});
