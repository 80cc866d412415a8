import type { Json } from '../../lib/json.ts';
import { visible } from '../../lib/visible.ts';
import type { ManifestEdit } from '../../model/manifest-edit.ts';
import { masked } from '../../model/secret.ts';
import type { Palette } from './colour.ts';

/** Each edit with its place, as lines to take out and to put in, values whole. */
export function editsText(edits: readonly ManifestEdit[], paints: Palette): string {
  return edits.map((edit) => editText(edit, paints)).join('\n');
}

function editText({ manifest, path, shown }: ManifestEdit, paints: Palette): string {
  const { file, line } = manifest.locate(path, 'value');
  const side = (sign: string, value: Json | undefined) =>
    value === undefined ? [] : [`  ${sign} ${visible(shown.label)}: ${valueText(value)}`];
  const lines = [
    paints.dim(`${visible(file)}:${line}  ${visible(manifest.id)}`),
    ...side('-', shown.before).map(paints.red),
    ...side('+', shown.after).map(paints.green),
  ];
  return `${lines.join('\n')}\n`;
}

function valueText(value: Json): string {
  return value === masked ? masked : visible(JSON.stringify(value));
}

/** What is left to do once manifests have been edited, in an environment or in none. */
export function afterEditText(environment: string | undefined): string {
  const choice = environment === undefined ? '' : ` -e ${visible(environment)}`;
  return `\nCommit it; the controller applies it, or run \`evenkeel apply${choice}\`.\n`;
}
