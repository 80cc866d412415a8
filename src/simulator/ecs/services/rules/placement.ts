import { placementProblem } from '../../placement/request-problem.ts';
import { onFargate } from '../../tasks/capacity.ts';
import type { Rule, Subject } from './rule.ts';

/** On which instances tasks may or should run. */
export const placementRules: readonly Rule[] = [
  { when: (subject) => problem(subject) !== undefined, message: (subject) => problem(subject) ?? '' },
];

function problem({ request, draft }: Subject): string | undefined {
  return placementProblem(request, onFargate(draft.view));
}
