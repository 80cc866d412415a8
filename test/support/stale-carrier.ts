import type { VirtualClock } from '../../src/lib/virtual-clock.ts';
import type { Carrier } from './ship.ts';

type Answer = Awaited<ReturnType<Carrier['handle']>>;

/** A connection on which reads show the world as it was up to `lagMs` ago: an answer younger than that is given again. */
export function staleCarrier(carrier: Carrier, clock: VirtualClock, lagMs: number): Carrier {
  const heard = new Map<string, { readonly at: number; readonly answer: Answer }>();
  return {
    async handle(request, options) {
      const operation = request.headers['x-amz-target'] ?? '';
      if (!/\.(Describe|List|Get)/.test(operation)) return carrier.handle(request, options);
      const question = `${operation} ${textOf(request.body)}`;
      const earlier = heard.get(question);
      if (earlier && clock.now() - earlier.at < lagMs) return copyOf(earlier.answer);
      const answer = await carrier.handle(request, options);
      heard.set(question, { at: clock.now(), answer });
      return copyOf(answer);
    },
  };
}

function textOf(body: unknown): string {
  if (!ArrayBuffer.isView(body)) return String(body ?? '');
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
}

/** The SDK empties the body that it reads. */
function copyOf({ response }: Answer): Answer {
  return {
    response: Object.assign(Object.create(Object.getPrototypeOf(response)), response, {
      body: Buffer.from(response.body),
    }),
  };
}
