import { type Finding, ok } from '../finding.ts';
import type { Around } from './around.ts';

/** Node.js is as new as evenkeel needs it. */
export async function node({ shell: { machine } }: Around): Promise<Finding> {
  const { nodeVersion, nodeFloor } = machine;
  const message = `Node.js ${nodeVersion}; ${nodeFloor} or newer is needed`;
  if (isAtLeast(nodeVersion, nodeFloor)) return ok(message);
  return { verdict: 'failed', message, remedy: `Install Node.js ${nodeFloor} or newer.` };
}

function isAtLeast(version: string, floor: string): boolean {
  return version.localeCompare(floor, 'en', { numeric: true }) >= 0;
}
