import type { Noted } from '../controller/board.ts';
import { isObject } from '../lib/json.ts';
import { visible } from '../lib/visible.ts';
import type { Event } from '../model/event.ts';
import { kindOf, nameOf, type ResourceId } from '../model/resource.ts';
import { askController } from './ask-controller.ts';
import { exitCode } from './exit-code.ts';
import type { Happening, HappeningSource } from './happening.ts';
import { eventLine } from './print/event-line.ts';
import type { ResourceArgument } from './resource-argument.ts';
import { complain, interruptedCode } from './run-command.ts';
import type { Shell } from './shell.ts';

const pauseMs = 2000;

/** What a running controller saw and did. */
export function controllerEvents(shell: Shell, server: string, wanted: Partial<ResourceArgument>): HappeningSource {
  return {
    pauseMs,
    async look() {
      const events = await ask(shell, server);
      if (typeof events === 'number') return { found: [], code: events };
      return { found: events.filter(({ event }) => concerns(event, wanted)).map(happeningOf) };
    },
  };
}

async function ask(shell: Shell, server: string): Promise<readonly Noted[] | number> {
  try {
    return await askController(shell, { server, path: 'events', read: eventsIn });
  } catch (error) {
    if (shell.signal.aborted) return interruptedCode(shell);
    return complain(shell, {
      title: 'the controller cannot be asked',
      code: exitCode.failed,
      rows: [
        visible(error instanceof Error ? error.message : String(error)),
        ['fix', 'Start `evenkeel run`, or correct --server.'],
      ],
    });
  }
}

function eventsIn(answer: unknown): readonly Noted[] | undefined {
  const events = isObject(answer) ? answer.events : undefined;
  return Array.isArray(events) && events.every(isNoted) ? (events as unknown as Noted[]) : undefined;
}

function isNoted(value: unknown): boolean {
  return (
    isObject(value) && typeof value.at === 'string' && isObject(value.event) && typeof value.event.type === 'string'
  );
}

function happeningOf({ at, number, event }: Noted): Happening {
  return { at, key: `${number} ${at}`, line: (paints) => eventLine(event, paints), document: { at, number, event } };
}

function concerns(event: Event, { kind, name }: Partial<ResourceArgument>): boolean {
  if (kind === undefined) return true;
  const id = subjectOf(event);
  return id !== undefined && kindOf(id) === kind.name && (name === undefined || nameOf(id) === name);
}

function subjectOf(event: Event): ResourceId | undefined {
  if (event.type === 'ProblemFound') return event.problem.id;
  return 'id' in event ? event.id : undefined;
}
