import { type PlanDocument, type PlanRequest, planDocument, savedPlanJson } from '../../src/cli/plan-document.ts';
import { brick, liveToy, toy } from './toy-kinds.ts';
import { planToys, type Situation } from './toy-plan.ts';

const request: PlanRequest = { paths: ['manifests'], targets: [], prune: true, owner: 'me' };
const live = [['Brick/a', liveToy(brick, 'a', { spec: { name: 'a', size: 1 } })]] as const;

/** A brick that grows. */
export const growing: Situation = { manifests: [toy(brick, 'a', { spec: { size: 2 } })], live };

/** A brick that stays as it is. */
export const settled: Situation = { manifests: [toy(brick, 'a')], live };

/** A plan as `plan --out` saves it. */
export function savedPlan(situation: Situation, asked: Partial<PlanRequest> = {}): string {
  return savedPlanJson(savedDocument(situation, asked), '1.2.3');
}

/** The same before it is written. */
export function savedDocument(situation: Situation, asked: Partial<PlanRequest> = {}): PlanDocument {
  return planDocument(planToys(situation), { request: { ...request, ...asked } });
}
