import type { CreateClusterRequest } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { amendCluster } from '../../../../src/kinds/ecs/cluster/amend.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import type { Desired } from '../../../../src/model/provider.ts';

function sent(changed: readonly string[], wanted: CreateClusterRequest, present: JsonObject = {}) {
  const desired = { spec: wanted } as Desired<CreateClusterRequest>;
  const observed = { key: 'demo', spec: present, tags: {}, attributes: {}, facts: {} };
  return amendCluster({ desired, observed, changed: new Set(changed) });
}

const none = { executeCommandConfiguration: { logging: 'NONE' } } as const;
const byDefault = { executeCommandConfiguration: { logging: 'DEFAULT' } };
const stored = { managedStorageConfiguration: { kmsKeyId: 'key' } };

describe('a change of a cluster', () => {
  it('needs no call when only capacity providers or tags differ', () => {
    expect(sent(['capacityProviders'], {})).toBeUndefined();
    expect(sent([], {})).toBeUndefined();
  });

  it('sends what differs and nothing else', () => {
    const settings = [{ name: 'containerInsights', value: 'enabled' }] as const;
    expect(sent(['settings'], { settings: [...settings], configuration: none })).toEqual({ settings });
  });

  it('takes a namespace away by an empty name', () => {
    expect(sent(['serviceConnectDefaults'], {})).toEqual({ serviceConnectDefaults: { namespace: '' } });
  });

  it('switches off by name what AWS would keep', () => {
    expect(sent(['configuration'], {}, { configuration: none })).toEqual({ configuration: byDefault });
    expect(sent(['configuration'], { configuration: stored }, { configuration: { ...none, ...stored } })).toEqual({
      configuration: { ...byDefault, ...stored },
    });
  });

  it('sends back what the manifest leaves to AWS', () => {
    expect(sent(['configuration'], { configuration: none }, { configuration: stored })).toEqual({
      configuration: { ...none, ...stored },
    });
  });
});
