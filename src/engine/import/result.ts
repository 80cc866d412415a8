import { isObject, type JsonObject } from '../../lib/json.ts';
import { ruleTree } from '../../model/field.ts';
import type { HiddenValue, Import, Imported, Named } from '../../model/imported.ts';
import type { ResourceId } from '../../model/resource.ts';
import { parseReference, texts } from '../reference.ts';
import { referenceFor } from './compose.ts';
import { type Found, placeOf } from './found.ts';
import { isOwner } from './list-below.ts';
import { mentionsIn } from './mentions.ts';
import { gathered, outsideOf } from './outside.ts';
import { withoutLiterals } from './secrets.ts';
import type { Settled } from './settle.ts';

/** The manifests as they are written, with what they leave unsaid; `isKept` writes out what may be no secret. */
export function resultOf(
  settled: Settled,
  isKept: boolean,
): Pick<Import, 'manifests' | 'outside' | 'absent' | 'plain' | 'secrets'> {
  const { material, written } = settled;
  const results = [...written].map(([id, one]) => imported(id, one, { settled, isKept }));
  return {
    manifests: results.map(({ manifest }) => manifest),
    outside: outsideOf([...written], material.registry),
    ...unreferred(settled),
    secrets: results.flatMap(({ secrets }) => secrets),
  };
}

function imported(
  id: ResourceId,
  { kind }: Found,
  { settled, isKept }: { settled: Settled; isKept: boolean },
): { manifest: Imported; secrets: readonly HiddenValue[] } {
  const { material, written, manifests } = settled;
  const manifest = manifests.get(id) ?? {};
  const plain = isObject(manifest.spec) ? manifest.spec : {};
  const { spec, secrets } = withoutLiterals(id, kind, { spec: plain, isKept });
  const targets = texts(plain, ruleTree(kind.fields)).flatMap(({ value }) => parseReference(value)?.id ?? []);
  const dependsOn = [...new Set(targets)].filter((target) => written.has(target)).sort();
  const content: JsonObject = { ...manifest, spec };
  return {
    manifest: { id, manifest: content, dependsOn, isOwner: isOwner(kind, material.registry) },
    secrets,
  };
}

/** Names of resources of our kinds for which no reference stands: nothing is there, or the manifest describes something else. */
function unreferred({ material, written }: Settled): { absent: Named[]; plain: Named[] } {
  const uses = [...written].flatMap(([id, one]) =>
    mentionsIn(one, material)
      .filter(({ text, rule }) => referenceFor(text, rule, material) === undefined)
      .map((mention) => ({ id, at: placeOf(mention), what: mention.kind.name, name: mention.text })),
  );
  return {
    absent: gathered(uses.filter(({ at }) => !material.found.has(at))),
    plain: gathered(uses.filter(({ at }) => material.ids.has(at))),
  };
}
