import type { StoredContainerInstance } from './stored.ts';

const pending: readonly (string | undefined)[] = ['PROVISIONING', 'PENDING', 'ACTIVATING'];

/** How many of an instance's tasks that are meant to run do so, and how many are on their way. */
export function countHosted({ tasks }: StoredContainerInstance): { running: number; pending: number } {
  const live = [...tasks].filter(({ view }) => view.desiredStatus === 'RUNNING');
  const waiting = live.filter(({ view }) => pending.includes(view.lastStatus)).length;
  return { running: live.length - waiting, pending: waiting };
}
