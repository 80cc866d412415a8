import { ownershipTags } from './ownership.ts';
import type { Tags } from './provider.ts';

/** A pause that an operator asked for. It stands in a tag on the resource, where a restart and a second replica see it. */
export interface Suspension {
  /** ISO 8601, to the second; until resumed when left out. */
  readonly until?: string;
  readonly reason: string;
  /** Everything was suspended, not this resource alone. */
  readonly all: boolean;
}

const mostCharacters = 256;
/** What AWS takes in the value of a tag, turned round. */
const refused = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu;
const untilResumed = 'resumed';
const form = /^(all )?until=(resumed|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)(?: (.*))?$/su;

/** The tag's value: characters that AWS refuses replaced, and what is too long cut. Reading it gives back what it says. */
export function suspensionTag({ until = untilResumed, reason, all }: Suspension): string {
  const head = `${all ? 'all ' : ''}until=${until}`;
  return `${head} ${cut(plain(reason), mostCharacters - head.length - 1)}`.trimEnd();
}

/** What the tags say; a value that cannot be read suspends until it is removed, and is its own reason. */
export function readSuspension(tags: Tags): Suspension | undefined {
  const text = tags[ownershipTags.suspended];
  if (text === undefined) return undefined;
  const [, all, until, reason = ''] = form.exec(text) ?? [];
  if (until === untilResumed) return { reason, all: all !== undefined };
  if (until === undefined || Number.isNaN(Date.parse(until))) return { reason: text, all: false };
  return { until, reason, all: all !== undefined };
}

/** What the tags say, unless its time is up. */
export function suspensionAt(tags: Tags, nowMs: number): Suspension | undefined {
  const suspension = readSuspension(tags);
  return suspension && isInForce(suspension, nowMs) ? suspension : undefined;
}

/** True until the suspension's time is up. */
export function isInForce(suspension: Suspension, nowMs: number): boolean {
  return endMs(suspension) > nowMs;
}

/** The one that ends last. */
export function longestOf(suspensions: readonly Suspension[]): Suspension | undefined {
  return suspensions.toSorted((left, right) => (endMs(left) < endMs(right) ? 1 : -1))[0];
}

/** `suspended until 2026-11-20T14:00:00Z: reason` */
export function suspensionText({ until, reason }: Suspension): string {
  return `suspended until ${until ?? untilResumed}${reason === '' ? '' : `: ${reason}`}`;
}

function endMs({ until }: Suspension): number {
  return until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until);
}

function plain(reason: string): string {
  return reason.normalize('NFC').replace(/\s+/g, ' ').trim().replace(refused, '-');
}

/** No half of a character may be left at the end. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 3).replace(/[\uD800-\uDBFF]$/, '')}...`;
}
