import { nearest } from '../../lib/nearest.ts';
import { visible } from '../../lib/visible.ts';
import type { ResourceId } from '../../model/resource.ts';
import { exitCode } from '../exit-code.ts';
import { readManifests } from '../planning.ts';
import type { Complaint } from '../print/failure.ts';
import { jsonDocument } from '../print/json.ts';
import { type RenderedManifest, rendered, renderedText } from '../print/rendered.ts';
import { counted } from '../print/words.ts';
import { resourceIdArgument } from '../resource-argument.ts';
import { complain, say } from '../run-command.ts';
import type { Checked, Shell } from '../shell.ts';

/** What `render` was asked for. */
export interface RenderRequest {
  readonly paths: readonly string[];
  /** Only these, each `KIND/NAME`. */
  readonly targets: readonly string[];
  readonly output: 'yaml' | 'json';
}

/** Prints the manifests as they count: variables filled in, the overlay of the environment applied, `specFrom` read. Asks nobody. */
export async function render(shell: Shell, { paths, targets, output }: RenderRequest): Promise<number> {
  const read = await readManifests(shell, { paths });
  if (typeof read === 'number') return read;
  const { checked, workspace } = read;
  const { registry } = workspace.runtime;
  const ids = targets.map((target) => resourceIdArgument(target, registry));
  const wrong = ids.map((id) => (typeof id === 'string' ? unknown(id, checked) : id)).find((one) => one !== undefined);
  if (wrong) return complain(shell, wrong);
  const wanted = checked.manifests.filter(({ id }) => ids.length === 0 || ids.includes(id));
  const manifests = wanted.flatMap((manifest) => rendered(manifest, registry.kinds.get(manifest.kind)) ?? []);
  const text = output === 'json' ? renderedJson(checked, manifests) : await renderedText(manifests);
  shell.stdout.write(text);
  const hidden = manifests.filter(({ hidesSecrets }) => hidesSecrets);
  if (hidden.length > 0) say(shell, hiddenText(hidden));
  return exitCode.ok;
}

function renderedJson({ revision, environment }: Checked, manifests: readonly RenderedManifest[]): string {
  return jsonDocument('Manifests', {
    source: { revision },
    env: environment,
    manifests: manifests.map(({ content, origin }) => ({ ...content, origin })),
  });
}

function hiddenText(hidden: readonly RenderedManifest[]): string {
  const ids = hidden.map(({ id }) => visible(id)).join(', ');
  return `Values that look like secrets are hidden in ${counted(hidden.length, 'manifest')}: ${ids}. Write them back before you use it.\n`;
}

function unknown(id: ResourceId, { manifests }: Checked): Complaint | undefined {
  if (manifests.some((manifest) => manifest.id === id)) return undefined;
  const near = nearest(
    id,
    manifests.map((manifest) => manifest.id),
  );
  return {
    title: `there is no manifest ${visible(id)}`,
    code: exitCode.usage,
    rows: [['fix', near ? `did you mean ${visible(near)}?` : 'leave --target out to see them all']],
  };
}
