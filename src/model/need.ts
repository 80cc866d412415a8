import { isAbsent, valueAt } from './known.ts';
import type { Need } from './permission.ts';

/** Needed where the spec sets a member. */
export function given(member: string): Need {
  return { words: `with \`${member}\``, holds: ({ spec }) => !isAbsent(valueAt(spec, member)) };
}

/** Needed where the spec leaves a member out: what somebody adds on AWS is taken away. */
export function notGiven(member: string): Need {
  return { words: `without \`${member}\``, holds: ({ spec }) => isAbsent(valueAt(spec, member)) };
}
