import { describe, expect, it } from 'vitest';
import { importResources } from '../../../src/engine/import/import-resources.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { FailureError } from '../../../src/model/failure.ts';
import type { Kind } from '../../../src/model/kind.ts';
import type { Place } from '../../../src/model/resource.ts';
import { toyCloud, type Weather } from '../../support/toy-cloud.ts';
import { brick, liveToy, scroll, tower, toyPass, toys } from '../../support/toy-kinds.ts';

const place: Place = { account: '111122223333', region: 'moon', partition: 'aws' };
const arnOf = (kind: string, name: string) => `arn:aws:toys:moon:111122223333:${kind}/${name}`;
const untagged = { tags: {} };

function wild(kind: Kind, name: string, spec: JsonObject = {}) {
  return liveToy(kind, name, { ...untagged, spec: { name, ...spec } });
}

function bring(kind: Kind, name: string, weather: Weather) {
  const pass = { ...toyPass, registry: toys, place };
  return importResources({ kind, name, withSecrets: false }, toyCloud(weather).ports(), pass);
}

describe('an import', () => {
  it('follows references, writes them as such, and leaves defaults out', async () => {
    const live = [
      wild(tower, 'tall', { base: arnOf('brick', 'red'), colour: arnOf('scroll', 'ink'), seenAt: 'noon' }),
      wild(brick, 'red', { size: 1, box: { lid: false, width: 3 } }),
      wild(scroll, 'ink', { size: 2 }),
    ];
    expect(await bring(tower, 'tall', { live })).toMatchObject({
      manifests: [
        { id: 'Brick/red', manifest: { policy: { adopt: true }, spec: { box: { width: 3 } } } },
        { id: 'Scroll/ink', manifest: { spec: { size: 2 } } },
        {
          id: 'Tower/tall',
          manifest: { metadata: { name: 'tall' }, spec: { base: 'ref:Brick/red', colour: 'ref:Scroll/ink' } },
          dependsOn: ['Brick/red', 'Scroll/ink'],
        },
      ],
      leftOut: [],
    });
  });

  it('leaves names of other accounts and of what is gone as they are', async () => {
    const foreign = 'arn:aws:toys:moon:999999999999:brick/red';
    const tall = await bring(tower, 'tall', { live: [wild(tower, 'tall', { base: foreign })] });
    expect(tall).toMatchObject({ absent: [], manifests: [{ manifest: { spec: { base: foreign } } }] });
    const gone = arnOf('brick', 'red');
    expect(await bring(tower, 'tall', { live: [wild(tower, 'tall', { base: gone })] })).toMatchObject({
      absent: [{ what: 'Brick', name: gone, usedBy: ['Tower/tall'] }],
    });
  });

  it('fails as a whole when something cannot be read', async () => {
    const live = [wild(tower, 'tall', { base: arnOf('brick', 'red') }), wild(brick, 'red')];
    const fail = { Brick: new FailureError('AccessDenied', 'DescribeBricks: no') };
    await expect(bring(tower, 'tall', { live, fail })).rejects.toThrow('DescribeBricks: no');
  });

  it('says what is not there', async () => {
    expect(await bring(brick, 'rde', { live: [wild(brick, 'red')] })).toEqual({ missing: 'rde', near: 'red' });
  });
});
