import { visible } from '../../lib/visible.ts';
import type { ResourceId } from '../../model/resource.ts';
import type { Restoration } from '../restoration.ts';
import type { Palette } from './colour.ts';
import { editsText } from './edits.ts';

/** Which deployment is restored, and each edit. */
export function restorationText(id: ResourceId, { deployment, edits }: Restoration, paints: Palette): string {
  const { target, id: name, finishedAt } = deployment;
  const when = finishedAt ? `, which succeeded ${finishedAt.replace(/\.\d+Z$/, 'Z')}` : '';
  const title = `${visible(id)} goes back to ${paints.bold(visible(target))} (${visible(name)})${when}.\n`;
  return `${title}\n${editsText(edits, paints)}`;
}
