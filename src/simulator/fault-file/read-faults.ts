import type { FateRule } from '../fates.ts';
import type { Fault } from '../faults.ts';
import { readList, readMembers } from '../json-file.ts';
import { type AlarmFault, readAlarmFault } from './alarm-faults.ts';
import { readCallFault } from './call-faults.ts';
import { type CapacityFault, readCapacityFault } from './capacity-faults.ts';
import { readTaskFault } from './task-faults.ts';

/** Everything that goes wrong in a world, besides what its manifests bring about. */
export interface FaultPlan {
  readonly tasks: readonly FateRule[];
  readonly calls: readonly Fault[];
  readonly alarms: readonly AlarmFault[];
  readonly capacity: readonly CapacityFault[];
}

/** Reads the parsed content of a faults file. Throws an Error that says where it is wrong. */
export function readFaults(content: unknown): FaultPlan {
  const { tasks, calls, alarms, capacity } = readMembers({ value: content, at: 'faults' }, [
    'tasks',
    'calls',
    'alarms',
    'capacity',
  ]);
  return {
    tasks: readList(tasks).map(readTaskFault),
    calls: readList(calls).map(readCallFault),
    alarms: readList(alarms).map(readAlarmFault),
    capacity: readList(capacity).map(readCapacityFault),
  };
}
