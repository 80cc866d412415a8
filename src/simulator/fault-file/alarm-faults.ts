import type { AlarmState } from '../alarms.ts';
import { type Placed, present, readChoice, readDuration, readMembers, readText, withoutAbsent } from '../json-file.ts';

/** An alarm that changes its state. */
export interface AlarmFault {
  readonly name: string;
  readonly state: AlarmState;
  /** From the start of the world. */
  readonly afterMs: number;
  /** How long it stays so before it is OK again; for ever when left out. */
  readonly forMs?: number;
}

/** Reads an entry of `alarms`. */
export function readAlarmFault(placed: Placed): AlarmFault {
  const { name, state, after, for: duration } = readMembers(placed, ['name', 'state', 'after', 'for']);
  return withoutAbsent({
    name: readText(present(name)) ?? '',
    state: readChoice(state, ['OK', 'ALARM', 'INSUFFICIENT_DATA']) ?? 'ALARM',
    afterMs: readDuration(after) ?? 0,
    forMs: readDuration(duration),
  });
}
