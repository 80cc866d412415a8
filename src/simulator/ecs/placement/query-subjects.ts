import type { StoredContainerInstance } from './stored.ts';
import { countHosted } from './task-counts.ts';

/** Reads the values that a subject has on an instance; none when the instance does not have it. */
export type Subject = (instance: StoredContainerInstance) => readonly string[];

const subjects: Readonly<Record<string, Subject>> = {
  agentConnected: ({ view }) => [String(view.agentConnected ?? false)],
  agentVersion: ({ view }) => list(view.versionInfo?.agentVersion),
  ec2InstanceId: ({ view }) => list(view.ec2InstanceId),
  runningTasksCount: (instance) => [String(countHosted(instance).running)],
  'task:group': ({ tasks }) => [...tasks].flatMap(({ view }) => view.group ?? []),
};

/** The subject of a cluster query that a word names; `undefined` for one that is not simulated, such as `registeredAt`. */
export function subjectNamed(word: string): Subject | undefined {
  const attribute = /^attribute:(.+)$/.exec(word)?.[1];
  if (attribute === undefined) return Object.hasOwn(subjects, word) ? subjects[word] : undefined;
  return ({ attributes }) => (attributes.has(attribute) ? [attributes.get(attribute) ?? ''] : []);
}

/** The subjects that a query may name. */
export const subjectNames: readonly string[] = ['attribute:NAME', ...Object.keys(subjects)];

function list(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}
