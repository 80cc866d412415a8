import type { PlannedChange } from '../plan-document.ts';
import { counted } from './words.ts';

/** True for an adoption that changes nothing but the tags that say who owns it. */
export function isMereAdoption({ action, held, fields }: PlannedChange): boolean {
  return action === 'adopt' && !held && fields.length === 0;
}

/** `7 would be adopted: only ownership tags are added`, about one of one or some of several. */
export function adoptionText(adopted: number, all: number): string {
  const who = all === 1 ? 'it' : String(adopted);
  return `${who} would be adopted: only ownership tags are added`;
}

/** `7 resources match` */
export function matchText(count: number): string {
  return `${counted(count, 'resource')} ${count === 1 ? 'matches' : 'match'}`;
}
