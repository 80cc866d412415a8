import type { Clock } from '../lib/clock.ts';
import { readFaults } from './fault-file/read-faults.ts';
import { serveSimulator } from './http-server.ts';
import { readPolicy } from './iam/read-policy.ts';
import { injectFaults } from './inject-faults.ts';
import { plantSeed, readSeed } from './seed.ts';
import { Simulator } from './simulator.ts';

/** What a simulator is started with: the parsed contents of files, and where it listens. */
export interface StartRequest {
  readonly clock: Clock;
  readonly port: number;
  readonly limits: boolean;
  /** Where seeds go that name no region. */
  readonly region: string;
  readonly seed?: unknown;
  readonly faults?: unknown;
  /** An IAM policy that holds for every caller but the root user. */
  readonly policy?: unknown;
}

/** Prepares a world and serves it. Rejects with an Error that says what is wrong with a file, or that the port is taken. */
export async function startSimulator(request: StartRequest): ReturnType<typeof serveSimulator> {
  const { clock, port, limits, region, seed, faults, policy } = request;
  const simulator = new Simulator({ clock, limits });
  if (seed !== undefined) plantSeed(simulator, readSeed(seed, region));
  if (faults !== undefined) injectFaults(simulator, readFaults(faults));
  if (policy !== undefined) simulator.world.policies.set('*', [readPolicy(policy)]);
  return serveSimulator(simulator, port);
}
