import type { World } from '../../../src/forges/http/connection.ts';
import { openForge } from '../../../src/forges/open-forge.ts';
import { seededRandom } from '../../../src/lib/backoff.ts';
import { settle } from '../../../src/lib/clock.ts';
import { VirtualClock } from '../../../src/lib/virtual-clock.ts';
import type { Forge } from '../../../src/model/forge.ts';
import type { FakeForge } from './fake-forge.ts';

/** A world in which time stands still as long as a request is under way that will be answered. */
export interface ForgeWorld extends World {
  readonly clock: VirtualClock;
  readonly stop: () => void;
  /** Runs to the end; time moves to the next timer when nobody is working. */
  readonly drive: <T>(work: Promise<T>) => Promise<T>;
}

/** Time for talking to the forges, without waiting for anything. */
export function forgeWorld(...forges: readonly FakeForge[]): ForgeWorld {
  const clock = new VirtualClock();
  const stopping = new AbortController();
  let underWay = 0;
  const counted: typeof fetch = async (address, init) => {
    underWay += 1;
    try {
      const { status, headers, body } = await complete(await fetch(address, init));
      return new Response(body, { status, headers });
    } finally {
      underWay -= 1;
    }
  };
  const held = () => forges.reduce((sum, forge) => sum + forge.held(), 0);
  return {
    clock,
    random: seededRandom(1),
    signal: stopping.signal,
    fetch: counted,
    stop: () => stopping.abort(130),
    async drive(work) {
      let isOver = false;
      const end = () => {
        isOver = true;
      };
      work.then(end, end);
      while (!isOver) {
        await settle(underWay !== held());
        if (underWay === held() && !isOver) await clock.advance(100);
      }
      return work;
    },
  };
}

/** The pull request of a fake forge, as CI reaches it. */
export async function openFake(fake: FakeForge, world: World, changed: Record<string, string> = {}): Promise<Forge> {
  const environment = { ...fake.environment, ...changed };
  const forge = await openForge(undefined, { environment, folder: '/builds/shop', readText: async () => '{}' }, world);
  if ('missing' in forge) throw new Error(forge.missing);
  return forge;
}

async function complete(
  response: Response,
): Promise<Pick<Response, 'status' | 'headers'> & { body: ArrayBuffer | null }> {
  const { status, headers } = response;
  const body = await response.arrayBuffer();
  return { status, headers, body: status === 204 ? null : body };
}
