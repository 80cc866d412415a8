import { describe, expect, it } from 'vitest';
import { importFiles } from '../../src/cli/import-files.ts';
import type { Imported } from '../../src/model/imported.ts';
import type { ResourceId } from '../../src/model/resource.ts';

function one(id: ResourceId, dependsOn: readonly ResourceId[] = [], isOwner = false): Imported {
  return { id, dependsOn, isOwner, manifest: {} };
}

function filesOf(...manifests: readonly Imported[]): Record<string, string[]> {
  return Object.fromEntries(
    importFiles(manifests).map(({ name, manifests: inFile }) => [name, inFile.map(({ id }) => id)]),
  );
}

const cluster = one('Cluster/demo', ['LogGroup/exec'], true);
const exec = one('LogGroup/exec');

describe('files', () => {
  it('hold a head with what belongs to it alone, each after what it refers to', () => {
    const web = one('Service/web', ['Cluster/demo', 'TaskDefinition/web']);
    const definition = one('TaskDefinition/web', ['LogGroup/web', 'Repository/web']);
    expect(filesOf(cluster, exec, web, definition, one('LogGroup/web'), one('Repository/web'))).toEqual({
      'cluster.yaml': ['LogGroup/exec', 'Cluster/demo'],
      'web.yaml': ['LogGroup/web', 'Repository/web', 'TaskDefinition/web', 'Service/web'],
    });
  });

  it('hold together what several heads use', () => {
    const services = ['a', 'b'].map((name) => one(`Service/${name}`, ['Cluster/demo', 'TaskDefinition/web']));
    const definition = one('TaskDefinition/web', ['LogGroup/exec']);
    expect(filesOf(cluster, exec, ...services, definition)).toEqual({
      'a.yaml': ['Service/a'],
      'b.yaml': ['Service/b'],
      'cluster.yaml': ['Cluster/demo'],
      'shared.yaml': ['LogGroup/exec', 'TaskDefinition/web'],
    });
  });

  it('have names that differ on every disk', () => {
    const names = ['shared', 'Cluster', 'web', 'WEB', 'Web'];
    const services = names.map((name) => one(`Service/${name}`, ['Cluster/demo']));
    expect(Object.keys(filesOf(cluster, exec, ...services))).toEqual([
      'cluster.yaml',
      'service-Cluster.yaml',
      'service-WEB.yaml',
      'service-Web-2.yaml',
      'service-shared.yaml',
      'web.yaml',
    ]);
  });
});
