import type { VirtualClock } from '../../src/lib/virtual-clock.ts';
import type { Carrier } from './ship.ts';

/** A connection whose answers tell the time, as AWS's do, by a clock that this machine's is so far ahead of. */
export function datedCarrier(carrier: Carrier, clock: VirtualClock, aheadMs = 0): Carrier {
  return {
    async handle(request, options) {
      const { response } = await carrier.handle(request, options);
      response.headers.date = new Date(clock.now() - aheadMs).toUTCString();
      return { response };
    },
  };
}
