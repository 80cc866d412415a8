import type { Json } from '../../lib/json.ts';
import { visible } from '../../lib/visible.ts';
import type { ManifestEdit } from '../../model/manifest-edit.ts';
import { masked } from '../../model/mask.ts';
import type { ResourceId } from '../../model/resource.ts';
import type { Restoration } from '../restoration.ts';
import type { Palette } from './colour.ts';

/** Which deployment is restored, and each edit as lines to take out and to put in, values whole. */
export function restorationText(id: ResourceId, { deployment, edits }: Restoration, paints: Palette): string {
  const { target, id: name, finishedAt } = deployment;
  const when = finishedAt ? `, which succeeded ${finishedAt.replace(/\.\d+Z$/, 'Z')}` : '';
  const title = `${visible(id)} goes back to ${paints.bold(visible(target))} (${visible(name)})${when}.\n`;
  return `${title}${edits.map((edit) => `\n${editText(edit, paints)}`).join('')}`;
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
