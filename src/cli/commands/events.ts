import { sleep } from '../../lib/clock.ts';
import { awsNotices } from '../aws-notices.ts';
import { controllerEvents } from '../controller-events.ts';
import { exitCode } from '../exit-code.ts';
import type { Happening, HappeningSource } from '../happening.ts';
import { palette } from '../print/colour.ts';
import { durationText } from '../print/duration.ts';
import type { Complaint } from '../print/failure.ts';
import { jsonDocument, jsonLine } from '../print/json.ts';
import { type ResourceArgument, resourceArgument } from '../resource-argument.ts';
import { complain, interruptedCode, say } from '../run-command.ts';
import type { Shell } from '../shell.ts';

/** What `events` was asked for. */
export interface EventsRequest {
  /** `KIND` or `KIND/NAME`; everything when left out. */
  readonly resource?: string;
  readonly follow: boolean;
  /** How far back. */
  readonly sinceMs: number;
  readonly output: 'text' | 'json';
}

/** Shows what happened, the newest last; of AWS, or of the controller that the configuration names. */
export async function events(shell: Shell, request: EventsRequest): Promise<number> {
  const wanted = await wantedOf(shell, request.resource);
  if ('code' in wanted) return complain(shell, wanted);
  const { server } = shell.config.values;
  const source = server === undefined ? await awsNotices(shell, wanted) : controllerEvents(shell, server, wanted);
  if (typeof source === 'number') return source;
  return request.follow ? follow(shell, request, source) : showOnce(shell, request, source);
}

async function wantedOf(shell: Shell, resource: string | undefined): Promise<Partial<ResourceArgument> | Complaint> {
  return resource === undefined ? {} : resourceArgument(resource, await shell.registry());
}

async function showOnce(shell: Shell, { sinceMs, output }: EventsRequest, source: HappeningSource): Promise<number> {
  const start = shell.clock.now() - sinceMs;
  const { found, code } = await source.look();
  const items = inOrder(found, start);
  shell.stdout.write(
    output === 'json' ? jsonDocument('EventList', { items: items.map(documentOf) }) : textOf(shell, items),
  );
  if (items.length === 0 && code === undefined) say(shell, `No events in the last ${durationText(sinceMs)}.\n`);
  return code ?? exitCode.ok;
}

/** Prints what is new, look after look. */
async function follow(shell: Shell, { sinceMs, output }: EventsRequest, source: HappeningSource): Promise<number> {
  const { clock, signal, stdout } = shell;
  const start = clock.now() - sinceMs;
  let seen = new Set<string>();
  while (!signal.aborted && stdout.isOpen()) {
    const { found, code } = await source.look();
    const items = inOrder(found, start);
    const fresh = items.filter(({ key }) => !seen.has(key));
    // What a look no longer shows will not come back.
    seen = new Set(items.map(({ key }) => key));
    stdout.write(output === 'json' ? fresh.map(documentOf).map(jsonLine).join('') : textOf(shell, fresh));
    if (code !== undefined) return code;
    await sleep(clock, source.pauseMs, signal);
  }
  return signal.aborted ? interruptedCode(shell) : exitCode.ok;
}

function inOrder(found: readonly Happening[], startMs: number): Happening[] {
  const recent = found.filter(({ at }) => Date.parse(at) >= startMs);
  return recent.sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
}

function documentOf({ document }: Happening): object {
  return document;
}

function textOf({ stdout }: Shell, items: readonly Happening[]): string {
  const paints = palette(stdout.colour);
  return items
    .map(({ at, line }) => [at, line(paints)] as const)
    .map(([at, text]) => (text === undefined ? '' : `${paints.dim(new Date(at).toISOString())} ${text}\n`))
    .join('');
}
