import { atLeast, type Figure } from './figure.ts';
import { launchFleet } from './fleet.ts';

const hoursMs = 6 * 3_600_000;

/** How much faster than real time controller and AWS run on the virtual clock. */
export async function clockSpeed(): Promise<Figure[]> {
  const startedReal = performance.now();
  const { clock, stop, healthyMs } = await launchFleet(50);
  const launchRealMs = performance.now() - startedReal;
  await clock.advance(hoursMs);
  await stop();
  const idleRealMs = performance.now() - startedReal - launchRealMs;
  const unit = { name: '×' };
  return [
    atLeast('virtual clock, 50 services being created: simulated per real time', healthyMs / launchRealMs, 10, unit),
    atLeast('… being watched for six hours', hoursMs / idleRealMs, 1000, unit),
  ];
}
