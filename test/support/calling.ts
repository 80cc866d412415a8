import { Budget } from '../../src/aws/budget.ts';
import type { createClients } from '../../src/aws/clients.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import type { Clock } from '../../src/lib/clock.ts';

/** What calls stand on in a test: nobody listens, and nobody stops them. */
export function quietCalling(clock: Clock): Parameters<typeof createClients>[1] {
  return {
    clock,
    random: seededRandom(2),
    budget: new Budget(clock),
    emit: () => {},
    count: () => {},
    signal: () => undefined,
  };
}
