import type { Call } from '../../src/simulator/simulator.ts';

/** The error code that tests inject: AWS's own answers never carry it here. */
export const injectedCode = 'ServerException';

const births: Readonly<Record<string, string>> = {
  CreateCluster: 'clusterName',
  CreateService: 'serviceName',
  RegisterTaskDefinition: 'family',
  CreateLogGroup: 'logGroupName',
  CreateRepository: 'repositoryName',
};

const deaths: Readonly<Record<string, string>> = {
  DeleteCluster: 'cluster',
  DeleteService: 'service',
  DeregisterTaskDefinition: 'taskDefinition',
  DeleteLogGroup: 'logGroupName',
  DeleteRepository: 'repositoryName',
};

/** True for a call that asks for a change. */
export function isWrite({ operation }: Pick<Call, 'operation'>): boolean {
  return !/^(Describe|List|Get|BatchGet)/.test(operation);
}

/** True when the call took place, whatever became of its answer. */
export function tookPlace({ error, fault }: Call): boolean {
  const isLost = fault?.endsWith('-after') ?? false;
  return error === undefined ? fault === undefined || isLost : isLost && error === injectedCode;
}

/** How often each thing was really created and deleted: `CreateService web` → 1. */
export function birthsAndDeaths(calls: readonly Call[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const call of calls.filter(tookPlace)) {
    const member = births[call.operation] ?? deaths[call.operation];
    if (member === undefined) continue;
    const name = `${call.operation} ${inputOf(call, member)}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** A member of a call's input as text. */
export function inputOf({ input }: Call, member: string): string {
  return String((input as Record<string, unknown> | undefined)?.[member]);
}
