import { HttpResponse } from '@smithy/core/protocols';
import type { HttpRequest } from '@smithy/types';
import { type Clients, createClients } from '../../src/aws/clients.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';
import { quietCalling } from '../support/calling.ts';

/** AWS that answers what it is told to, through the real SDK. */
export interface ScriptedAws {
  readonly clients: Clients;
  readonly clock: VirtualClock;
  /** The inputs it was sent, read as JSON where they are JSON. */
  readonly requests: unknown[];
}

/** Answers the requests one after the other with these bodies; the last one for ever. */
export function scriptedAws(...bodies: readonly string[]): ScriptedAws {
  const clock = new VirtualClock();
  const requests: unknown[] = [];
  const carrier = {
    async handle({ body }: HttpRequest) {
      requests.push(read(textOf(body)));
      const answer = bodies[Math.min(requests.length, bodies.length) - 1] ?? '';
      return { response: new HttpResponse({ statusCode: 200, headers: {}, body: Buffer.from(answer) }) };
    },
  };
  const clients = createClients(
    { region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, requestHandler: carrier },
    quietCalling(clock),
  );
  return { clients, clock, requests };
}

/** The SDK sends text, or bytes of which only the buffer is safe to touch. */
function textOf(body: unknown): string {
  if (!ArrayBuffer.isView(body)) return String(body);
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
}

function read(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
