import { type Placed, present, readChoice, readCount, readMembers } from '../json-file.ts';

/** A Fargate capacity provider that runs short. */
export interface CapacityFault {
  readonly provider: 'FARGATE' | 'FARGATE_SPOT';
  /** How many tasks it has room for. */
  readonly tasks: number;
}

/** Reads an entry of `capacity`. */
export function readCapacityFault(placed: Placed): CapacityFault {
  const { provider, tasks } = readMembers(placed, ['provider', 'tasks']);
  return {
    provider: readChoice(present(provider), ['FARGATE', 'FARGATE_SPOT']) ?? 'FARGATE',
    tasks: readCount(present(tasks)) ?? 0,
  };
}
