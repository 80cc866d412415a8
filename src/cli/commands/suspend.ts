import type { Marked } from '../../controller/marking.ts';
import { visible } from '../../lib/visible.ts';
import { utcTime } from '../../lib/zoned-time.ts';
import { ownershipTags } from '../../model/ownership.ts';
import { readSuspension, suspensionTag, suspensionText } from '../../model/suspension.ts';
import { exitCode } from '../exit-code.ts';
import { namesText, reportUnknown, reportUnmarked, selectResources } from '../marking.ts';
import { counted } from '../print/words.ts';
import { complain, say } from '../run-command.ts';
import type { Shell } from '../shell.ts';

/** What `suspend` was asked for. */
export interface SuspendRequest {
  /** `KIND/NAME`; everything when empty. */
  readonly targets: readonly string[];
  readonly reason: string;
  /** Milliseconds; until resumed when left out. */
  readonly forMs?: number;
}

/** Keeps resources from being changed for a while. */
export async function suspend(shell: Shell, { targets: names, reason, forMs }: SuspendRequest): Promise<number> {
  const selection = await selectResources(shell, names);
  if (typeof selection === 'number') return selection;
  const { runtime, targets } = selection;
  const until = forMs === undefined ? {} : { until: endOf(shell.clock.now() + forMs) };
  const marking = await runtime.suspend({ reason, ...until, ...(targets ? { targets } : {}) });
  const unknown = reportUnknown(shell, marking);
  if (unknown !== undefined) return unknown;
  sayDone(shell, marking.resources, { isNamed: targets !== undefined, reason, ...until });
  return targets ? reportUnmarked(shell, marking.resources, 'suspended') : reportRest(shell, marking.resources);
}

interface Asked {
  readonly isNamed: boolean;
  readonly reason: string;
  readonly until?: string;
}

function sayDone(shell: Shell, resources: readonly Marked[], { isNamed, reason, ...until }: Asked): void {
  const done = resources.filter(({ result }) => result === 'done');
  if (done.length === 0) return;
  const kept = keptReason(reason, until);
  const what = isNamed ? namesText(done) : `everything, ${counted(done.length, 'resource')}`;
  shell.stdout.write(`${what}: ${visible(suspensionText({ reason: kept, all: false, ...until }))}\n`);
  if (kept === reason.trim()) return;
  const rule = 'AWS takes letters, digits, spaces and _ . : / = + - @ in tags, 256 characters in all';
  say(shell, `The reason was fitted to what a tag can hold: ${rule}.\n`);
}

/** While everything is suspended, what is not there yet is not created either. */
function reportRest(shell: Shell, resources: readonly Marked[]): number {
  const absent = resources.filter(({ result }) => result === 'absent');
  const present = resources.filter(({ result }) => result !== 'absent');
  if (present.length === 0) return complain(shell, nothingThere);
  if (absent.length > 0) say(shell, `Not on AWS yet, and not created meanwhile: ${namesText(absent)}\n`);
  return reportUnmarked(shell, present, 'suspended');
}

const nothingThere = {
  title: 'nothing on AWS could carry the suspension',
  code: exitCode.failed,
  rows: [['fix', 'Set policy.suspend: true in the manifests of what must not be created.'] as const],
};

/** Never earlier than asked for: the tag has no fractions of a second. */
function endOf(atMs: number): string {
  return utcTime(Math.ceil(atMs / 1000) * 1000);
}

/** The reason as the tag can hold it. */
function keptReason(reason: string, until: { readonly until?: string }): string {
  const value = suspensionTag({ reason, all: true, ...until });
  return readSuspension({ [ownershipTags.suspended]: value })?.reason ?? '';
}
