import { describe, expect, it } from 'vitest';
import type { Orphan } from '../../src/engine/observe.ts';
import { pruneOrder } from '../../src/engine/prune-order.ts';
import { kinds } from '../../src/kinds/index.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import type { Kind } from '../../src/model/kind.ts';
import { brick, liveToy, scroll, tower } from '../support/toy-kinds.ts';

function orphan(kind: Kind, name: string, spec: JsonObject = {}): Orphan {
  return { id: `${kind.name}/${name}`, kind, observed: liveToy(kind, name, { spec }) };
}

function order(...orphans: readonly Orphan[]): [string, readonly string[]][] {
  return pruneOrder(orphans).map(({ orphan: { id }, after }) => [id, after]);
}

const brickArn = 'arn:aws:toys:moon:111122223333:brick/a';

describe('what is pruned goes', () => {
  it('after what refers to it, by ARN or by name', () => {
    expect(order(orphan(brick, 'a'), orphan(tower, 't', { base: brickArn, steps: ['u'] }), orphan(tower, 'u'))).toEqual(
      [
        ['Tower/t', []],
        ['Brick/a', ['Tower/t']],
        ['Tower/u', ['Tower/t']],
      ],
    );
  });

  it('without regard to what refers to something else', () => {
    expect(order(orphan(brick, 'a'), orphan(scroll, 'a'), orphan(tower, 't', { base: `${brickArn}b` }))).toEqual([
      ['Brick/a', []],
      ['Scroll/a', []],
      ['Tower/t', []],
    ]);
  });

  it('although two refer to each other', () => {
    const removals = order(orphan(tower, 't', { steps: ['u'] }), orphan(tower, 'u', { steps: ['t'] }));
    expect(removals.map(([, after]) => after.length)).toEqual([0, 1]);
  });

  it('after a service that runs an older revision of it, and a container that uses an image of it', () => {
    const real = (
      name: string,
      key: string,
      { spec = {}, attributes = {} }: { spec?: JsonObject; attributes?: Record<string, string> },
    ) => {
      const kind = kinds.get(name);
      if (!kind) throw new Error(name);
      return { id: `${name}/x` as const, kind, observed: { key, spec, tags: {}, attributes, facts: {} } };
    };
    const definition = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web';
    const uri = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/demo/web';
    const family = real('TaskDefinition', 'web', {
      spec: { containerDefinitions: [{ image: `${uri}:v1` }] },
      attributes: { arn: `${definition}:7`, name: 'web' },
    });
    const service = real('Service', 'demo/web', { spec: { taskDefinition: `${definition}:3` } });
    expect(order(real('Repository', 'demo/web', { attributes: { uri } }), family, service).map(([id]) => id)).toEqual([
      'Service/x',
      'TaskDefinition/x',
      'Repository/x',
    ]);
  });
});
