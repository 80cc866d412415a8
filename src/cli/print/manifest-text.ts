import type { JsonObject } from '../../lib/json.ts';
import { visible } from '../../lib/visible.ts';

/** The text of a file of manifests with a comment above them, for readers of YAML 1.1 too; equal for equal manifests. */
export async function manifestText(comment: string, manifests: readonly JsonObject[]): Promise<string> {
  const { Document, isMap } = await import('yaml');
  const texts = manifests.map((manifest) => {
    const document = new Document(manifest, { aliasDuplicateObjects: false, compat: 'yaml-1.1' });
    for (const name of ['metadata', 'policy']) {
      const block = document.get(name);
      if (isMap(block)) block.flow = true;
    }
    return document.toString({ lineWidth: 0 });
  });
  return `# ${visible(comment)}\n${texts.join('---\n')}`;
}
