import { isObject } from '../lib/json.ts';
import { visible } from '../lib/visible.ts';
import type { ResourceId } from '../model/resource.ts';
import { askController } from './ask-controller.ts';
import { say } from './run-command.ts';
import type { Shell } from './shell.ts';

/** Fingerprints of what a running controller found as Git says; what differs from that without Git's doing is drift. */
export async function settledResources(shell: Shell): Promise<ReadonlyMap<ResourceId, string> | undefined> {
  const { server } = shell.config.values;
  if (server === undefined) return undefined;
  try {
    return await askController(shell, { server, path: 'settled', read: readSettled });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(shell, `Drift is not told apart, because the controller cannot be asked: ${visible(reason)}\n`);
    return undefined;
  }
}

function readSettled(answer: unknown): ReadonlyMap<ResourceId, string> | undefined {
  const settled = isObject(answer) ? answer.settled : undefined;
  if (!isObject(settled)) return undefined;
  return new Map(Object.entries(settled).map(([id, fingerprint]) => [id as ResourceId, String(fingerprint)]));
}
