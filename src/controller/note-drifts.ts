import type { Report } from '../engine/report.ts';
import { stepsById } from '../model/plan.ts';
import type { Drifts } from './drifts.ts';

/** Remembers what is as Git says now, and counts what had to be put back. */
export function noteDrifts({ plan, resources, outcomes }: Report, drifts: Drifts): void {
  const steps = stepsById(plan);
  for (const { id, sync } of resources) {
    const step = steps.get(id);
    if (!step || sync !== 'Synced') continue;
    drifts.settle(step);
    if (step.change.isDrift && outcomes.get(id)?.result === 'applied') drifts.healed(id);
  }
}
