import type { AlarmFault } from './fault-file/alarm-faults.ts';
import type { FaultPlan } from './fault-file/read-faults.ts';
import type { Simulator } from './simulator.ts';
import type { World } from './world.ts';

/** Puts all faults in force from now on. */
export function injectFaults(simulator: Simulator, { tasks, calls, alarms, capacity }: FaultPlan): void {
  const { world, faults } = simulator;
  for (const rule of tasks) world.fates.add(rule);
  for (const fault of calls) faults.add(fault);
  for (const alarm of alarms) arm(world, alarm);
  for (const { provider, tasks: room } of capacity) world.fargateCapacity.set(provider, room);
}

function arm({ alarms, clock }: World, { name, state, afterMs, forMs }: AlarmFault): void {
  clock.schedule(afterMs, () => alarms.set(name, state));
  if (forMs !== undefined) clock.schedule(afterMs + forMs, () => alarms.set(name, 'OK'));
}
