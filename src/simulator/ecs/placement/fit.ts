import { remainingResources } from './remaining.ts';
import type { Requirements } from './requirements.ts';
import type { StoredContainerInstance } from './stored.ts';

/** One thing that an instance must satisfy. */
export interface Check {
  /** How an answer to RunTask names it. */
  readonly reason: string;
  /** How a service's event tells of the closest instance that does not satisfy it. */
  readonly event: string;
  readonly holds: (instance: StoredContainerInstance, requirements: Requirements) => boolean;
}

/** In the order in which an instance is checked: the further it comes, the closer it matches. */
const checks: readonly Check[] = [
  {
    reason: 'AGENT',
    event: "doesn't have the agent connected",
    holds: ({ view }) => view.agentConnected !== false,
  },
  {
    reason: 'ATTRIBUTE',
    event: 'is missing an attribute required by your task',
    holds: ({ attributes: present }, { attributes }) =>
      attributes.every(
        ({ name = '', value }) => present.has(name) && (value === undefined || present.get(name) === value),
      ),
  },
  constraint('MemberOf', (instance, { queries }) => queries.every((query) => query(instance))),
  constraint('DistinctInstance', (instance, { distinct, group }) => !distinct || !hasLiveTaskOf(instance, group)),
  {
    reason: 'RESOURCE:CPU',
    event: 'has insufficient CPU units available',
    holds: (instance, { needs }) => needs.cpu <= remainingResources(instance).cpu,
  },
  {
    reason: 'RESOURCE:MEMORY',
    event: 'has insufficient memory available',
    holds: (instance, { needs }) => needs.memory <= remainingResources(instance).memory,
  },
  {
    reason: 'RESOURCE:PORTS',
    event: 'is already using a port required by your task',
    holds: (instance, { needs }) => {
      const { ports, udpPorts } = remainingResources(instance);
      return areFree(needs.ports, ports) && areFree(needs.udpPorts, udpPorts);
    },
  },
];

/** The first check that an instance does not pass; `undefined` when it can take the task. */
export function firstUnmet(instance: StoredContainerInstance, requirements: Requirements): Check | undefined {
  return checks.find(({ holds }) => !holds(instance, requirements));
}

/** How far an instance came that failed a check. */
export function closeness(unmet: Check): number {
  return checks.indexOf(unmet);
}

function constraint(type: string, holds: Check['holds']): Check {
  const reason = `${type} placement constraint unsatisfied.`;
  return { reason, event: `encountered error "${reason}"`, holds };
}

/** A task that is to stop no longer counts, even while it still runs. */
function hasLiveTaskOf({ tasks }: StoredContainerInstance, group: string): boolean {
  return [...tasks].some(({ view }) => view.group === group && view.desiredStatus === 'RUNNING');
}

function areFree(wanted: readonly string[], taken: readonly string[]): boolean {
  return wanted.every((port) => !taken.includes(port));
}
