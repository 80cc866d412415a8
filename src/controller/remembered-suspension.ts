import type { Plan } from '../model/plan.ts';
import type { Suspension } from '../model/suspension.ts';

/** What a pass found, and what was known before it. */
export interface Finding {
  readonly plan: Plan;
  /** It looked at everything, and was not told to make way. */
  readonly isFull: boolean;
  readonly before: Suspension | undefined;
}

/** The suspension of everything that narrow passes, which may see none of it, have to keep to. */
export function rememberedSuspension({ plan, isFull, before }: Finding): Suspension | undefined {
  return plan.suspended ?? (isFull && provesAbsence(plan) ? undefined : before);
}

/** Only a look that saw our resources, or that there are none, tells that none is marked. */
function provesAbsence({ steps, owned, whole }: Plan): boolean {
  return (owned > 0 || whole) && steps.every(({ change, observed }) => observed !== undefined || change.op !== 'none');
}
