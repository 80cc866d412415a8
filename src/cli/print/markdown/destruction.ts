import { groupBy } from '../../../lib/group-by.ts';
import { kindOf, nameOf } from '../../../model/resource.ts';
import type { PlannedChange } from '../../plan-document.ts';
import { counted } from '../words.ts';
import { code, prose } from './escape.ts';
import type { Flavour } from './flavour.ts';

const words: Readonly<Partial<Record<PlannedChange['action'], string>>> = {
  prune: 'destroyed',
  replace: 'deleted and created again',
};

/** True for a change that deletes something. */
export function isDestructive({ action, held }: PlannedChange): boolean {
  return held === undefined && words[action] !== undefined;
}

/** A warning with a line for everything that is deleted; empty when nothing is. */
export function cautionText(changes: readonly PlannedChange[], flavour: Flavour): string {
  const lines = changes
    .filter(isDestructive)
    .map(
      ({ id, action, isDrift }) =>
        `- ${code(id)} is ${words[action]}${isDrift ? ', whether or not this is merged' : ''}`,
    );
  return boxed(lines, flavour);
}

/** The same in as few characters as all the names allow. */
export function briefCautionText(changes: readonly PlannedChange[], flavour: Flavour): string {
  return boxed([...destructiveGroups(changes)].map(groupText), flavour);
}

/** As many of the names as there are characters for, with how many are left out. */
export function cutCautionText(changes: readonly PlannedChange[], flavour: Flavour, characters: number): string {
  let left = characters;
  const kept = changes.filter((change) => {
    if (!isDestructive(change)) return false;
    left -= code(nameOf(change.id)).length + 2;
    return left > 0;
  });
  const missing = changes.filter(isDestructive).length - kept.length;
  const more = `- and ${counted(missing, 'other')}: too many names for one comment, all of them are in the saved plan`;
  return boxed([...[...destructiveGroups(kept)].map(groupText), more], flavour);
}

type Group = readonly [label: string, changes: readonly PlannedChange[]];

function destructiveGroups(changes: readonly PlannedChange[]): ReadonlyMap<string, readonly PlannedChange[]> {
  return groupBy(changes.filter(isDestructive), ({ id, action }) => `${kindOf(id)} ${words[action]}`);
}

function groupText([label, changes]: Group): string {
  return `- ${changes.length} ${prose(label)}: ${changes.map(({ id }) => code(nameOf(id))).join(', ')}`;
}

function boxed(lines: readonly string[], { alerts }: Flavour): string {
  if (lines.length === 0) return '';
  const title = alerts ? ['> [!CAUTION]'] : ['> **Caution**', '>'];
  return [...title, ...lines.map((line) => `> ${line}`)].join('\n');
}
