import type { Context } from '../../operation.ts';
import { vary } from '../tasks/timing.ts';
import type { StoredService } from './stored.ts';

/** Has the scheduler look at a service in `delayMs`, or earlier when it is going to anyway. */
export function wake({ world }: Context<unknown>, service: StoredService, delayMs: number): void {
  const at = world.clock.now() + delayMs;
  if (service.wakeUp && service.wakeUp.at <= at) return;
  service.wakeUp?.cancel();
  const cancel = world.clock.schedule(delayMs, () => {
    service.wakeUp = undefined;
    service.look();
  });
  service.wakeUp = { at, cancel };
}

/** Has the scheduler look at a service in one to three seconds, because there may be a place for its tasks now. */
export function wakeSoon(context: Context<unknown>, service: StoredService): void {
  wake(context, service, vary(context.world, [1_000, 3_000]));
}
