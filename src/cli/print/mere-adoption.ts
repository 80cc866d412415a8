import type { Step } from '../../model/plan.ts';
import { shownFields } from './redact.ts';
import { counted } from './words.ts';

/** True for an adoption that changes nothing but the tags that say who owns it. */
export function isMereAdoption(step: Step): boolean {
  const { op, held } = step.change;
  return op === 'adopt' && !held && shownFields(step).length === 0;
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
