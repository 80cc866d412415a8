import type { Context } from '../../operation.ts';
import { vary } from '../tasks/timing.ts';
import { watchAlarms } from './heed-alarms.ts';
import type { StoredService } from './stored.ts';
import { wake } from './wake.ts';

/** Takes a new service deployment up, without moving a task yet. False when there is none. */
export function admit(context: Context<unknown>, service: StoredService): boolean {
  const [current] = service.history;
  if (current?.view.status !== 'PENDING') return false;
  const now = context.world.nowSeconds;
  Object.assign(current.view, { status: 'IN_PROGRESS', startedAt: now, updatedAt: now });
  watchAlarms(context, service, current);
  const { revision, definition } = current.target;
  revision.containerImages = definition.containerDefinitions?.map(({ name, image }) => ({
    containerName: name,
    image,
  }));
  wake(context, service, vary(context.world, [7_000, 10_000]));
  return true;
}
