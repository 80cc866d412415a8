import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Clock } from '../lib/clock.ts';
import { failureOf } from '../model/failure.ts';
import type { Ping } from '../model/ports.ts';
import { readCaller } from './caller.ts';
import type { Clients } from './clients.ts';

type Exchange = Pick<Ping, 'tookMs' | 'aheadMs'>;

/** Asks AWS who is calling, which needs no permission, and notes when the answer came and what time it told. Never rejects. */
export async function ping(clients: Clients, clock: Clock): Promise<Ping> {
  const { command, exchange } = watched(clock);
  let region: string | undefined;
  try {
    region = await clients.regionOf(STSClient);
    const caller = await readCaller(clients, command);
    return { region, caller, ...exchange() };
  } catch (error) {
    return { ...(region === undefined ? {} : { region }), failure: failureOf(error), ...exchange() };
  }
}

/** The call, and what was seen of its latest exchange below everything that reads the answer: also one that cannot be read. */
function watched(clock: Clock): { command: GetCallerIdentityCommand; exchange: () => Exchange } {
  const command = new GetCallerIdentityCommand({});
  let exchange: Exchange = {};
  command.middlewareStack.add(
    (next) => async (args) => {
      const sentAt = clock.now();
      const result = await next(args);
      exchange = { tookMs: clock.now() - sentAt, ...aheadOf(result.response, clock.now()) };
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'watchExchange' },
  );
  return { command, exchange: () => exchange };
}

function aheadOf(response: unknown, now: number): Pick<Ping, 'aheadMs'> {
  const { headers = {} } = response as { headers?: Readonly<Record<string, string>> };
  const told = Date.parse(headers.date ?? '');
  return Number.isNaN(told) ? {} : { aheadMs: Math.round((now - told) / 1000) * 1000 };
}
