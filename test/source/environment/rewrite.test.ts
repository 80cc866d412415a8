import { describe, expect, test } from 'vitest';
import { overlayRules } from '../../../src/engine/overlay-rules.ts';
import type { Json } from '../../../src/lib/json.ts';
import type { ResourceId } from '../../../src/model/resource.ts';
import { folderSource } from '../../../src/source/folder-source.ts';
import { registry } from '../../support/ship.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const manifest = `apiVersion: evenkeel/v1
kind: TaskDefinition
metadata: { name: web }
spec:
  cpu: \${cpu}
  memory: "512"
  pidMode: host
  containerDefinitions:
    - { name: app, image: "nginx:1", essential: true }
    - { name: log, image: "nginx:1" }
`;
const overlay = `apiVersion: evenkeel/v1
kind: Overlay
metadata: { name: prod }
vars: { cpu: "256" } # sizes
patches:
  - target: { kind: TaskDefinition, name: web }
    merge:
      spec:
        memory: "1024" # more
        containerDefinitions: [{ name: log, stopTimeout: 5 }]
`;

async function edited(...edits: readonly (readonly [readonly (string | number)[], Json])[]) {
  const folder = temporaryFolder({ '.git/HEAD': '', 'manifests/web.yaml': manifest, 'envs/prod.yaml': overlay });
  const source = folderSource({
    paths: [folder.at('manifests')],
    variables: new Map(),
    environment: { name: 'prod', folder: folder.at('envs'), rules: overlayRules(registry) },
  });
  const { documents } = await source.read();
  const origin = documents[0]?.origin ?? { file: '', line: 0, column: 0 };
  const id: ResourceId = 'TaskDefinition/web';
  const rewrites = source.rewrite(edits.map(([path, value]) => ({ manifest: { id, origin }, path, value })));
  return new Map(rewrites.map(({ file, after }) => [file.replace(`${folder.path}/`, ''), after]));
}

describe('an edit in an environment', () => {
  test('of what a patch brought is made in the patch', async () => {
    expect(await edited([['spec', 'memory'], '2048'])).toEqual(
      new Map([['envs/prod.yaml', overlay.replace('"1024"', '"2048"')]]),
    );
    expect(await edited([['spec', 'containerDefinitions', 1, 'stopTimeout'], 9])).toEqual(
      new Map([['envs/prod.yaml', overlay.replace('stopTimeout: 5', 'stopTimeout: 9')]]),
    );
  });

  test('of what a variable of the overlay brought is made where that is defined', async () => {
    expect(await edited([['spec', 'cpu'], '512'])).toEqual(
      new Map([['envs/prod.yaml', overlay.replace('"256"', '"512"')]]),
    );
  });

  test('of an image is made in the list of images', async () => {
    expect(await edited([['spec', 'containerDefinitions', 0, 'image'], 'nginx:2'])).toEqual(
      new Map([['envs/prod.yaml', `${overlay}images:\n  - name: nginx\n    newTag: "2"\n`]]),
    );
  });

  test('of anything else is made in the shared manifest', async () => {
    expect(await edited([['spec', 'pidMode'], 'task'])).toEqual(
      new Map([['manifests/web.yaml', manifest.replace('pidMode: host', 'pidMode: task')]]),
    );
  });

  test('gives one image one tag', async () => {
    const path = (index: number) => ['spec', 'containerDefinitions', index, 'image'];
    expect((await edited([path(0), 'nginx:2'], [path(1), 'nginx:2'])).get('envs/prod.yaml')).toContain('newTag: "2"\n');
    await expect(edited([path(0), 'nginx:2'], [path(1), 'nginx:3'])).rejects.toMatchObject({
      name: 'EditUnsafe',
      message: 'an overlay gives an image one tag, and "nginx" would get two',
    });
  });
});
