import { type Json, type JsonObject, sameJson } from '../../lib/json.ts';
import { mapInner } from '../../lib/map-inner.ts';
import { visible } from '../../lib/visible.ts';
import type { Kind } from '../../model/kind.ts';
import type { Manifest } from '../../model/manifest.ts';
import { withoutSecrets } from './redact.ts';

/** A manifest as it counts, ready to be printed. */
export interface RenderedManifest extends Pick<Manifest, 'id' | 'origin'> {
  readonly content: JsonObject;
  /** Not all of its values may be printed. */
  readonly hidesSecrets: boolean;
}

/** A manifest with everything filled in that can be told without AWS; reading it again gives the same, but for secrets. */
export function rendered({ id, origin, name, policy, metadata, spec }: Manifest, kind: Kind | undefined) {
  if (!kind) return undefined;
  const { [kind.nameField]: own, ...others } = spec;
  const written = own === name ? others : spec;
  const shown = withoutSecrets(written, kind);
  const content: JsonObject = {
    apiVersion: 'evenkeel/v1',
    kind: kind.name,
    metadata: escaped(metadata ?? { name }),
    ...(Object.keys(policy).length > 0 ? { policy: escaped(policy as JsonObject) } : {}),
    spec: escaped(shown),
  };
  const result: RenderedManifest = { id, origin, content, hidesSecrets: !sameJson(written, shown) };
  return result;
}

/** Manifests as YAML, for readers of YAML 1.1 too, each with a comment that says where it comes from. */
export async function renderedText(manifests: readonly RenderedManifest[]): Promise<string> {
  const { Document, isMap } = await import('yaml');
  const texts = manifests.map(({ content, origin }) => {
    const document = new Document(content, { aliasDuplicateObjects: false, compat: 'yaml-1.1' });
    for (const name of ['metadata', 'policy']) {
      const block = document.get(name);
      if (isMap(block)) block.flow = true;
    }
    return `# ${visible(origin.file)}:${origin.line}\n${document.toString({ lineWidth: 0 })}`;
  });
  return texts.join('---\n');
}

/** What AWS alone can tell is left as it is; everything else that looks like a variable is none. */
function escaped(value: Json): Json {
  if (typeof value !== 'string') return mapInner(value, escaped);
  return value.replace(/\$\{(?!(?:account|region|partition)\})/g, () => '$${');
}
