import type { Context } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { onFargate } from '../tasks/capacity.ts';
import { announce } from './announce.ts';
import { delayAfter } from './back-off.ts';
import type { StoredDeployment, StoredService } from './stored.ts';
import { wakeSoon } from './wake.ts';

type Ecs = Context<EcsState>;

/**
 * Notes that a task found no place, and says why, but not again until the cause is another or has gone. On container instances
 * the scheduler tries again when there is room; nobody hears of room on Fargate, so there it tries after a while.
 */
export function reportShortage(
  context: Ecs,
  service: StoredService,
  { serving, event }: { readonly serving: StoredDeployment; readonly event: string },
): void {
  if (serving.shortage?.event !== event) announce(context, service, event);
  const rounds = (serving.shortage?.rounds ?? 0) + 1;
  serving.shortage = { event, rounds };
  if (onFargate(serving.revision)) serving.backOff.until = context.world.clock.now() + delayAfter(rounds);
  else context.state.waitingForRoom.set(service, () => wakeSoon(context, service));
}

/** Notes that every task that was to start has found its place. */
export function endShortage({ state }: Ecs, service: StoredService, serving: StoredDeployment): void {
  serving.shortage = undefined;
  state.waitingForRoom.delete(service);
}
