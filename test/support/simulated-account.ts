import { onTestFinished } from 'vitest';
import { realClock } from '../../src/lib/clock.ts';
import { serveSimulator } from '../../src/simulator/http-server.ts';
import { Simulator } from '../../src/simulator/simulator.ts';

/** The environment variables of a simulated AWS account that is gone when the test is over. */
export async function simulatedAccount(): Promise<Record<string, string>> {
  const { url, close } = await serveSimulator(new Simulator({ clock: realClock(), limits: false }), 0);
  onTestFinished(close);
  return { AWS_ENDPOINT_URL: url, AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
}
