import type { Context } from '../../operation.ts';
import { configurationInForce } from './configuration-in-force.ts';
import type { StoredService } from './stored.ts';

const minuteMs = 60_000;

/** Puts a rolling deployment that has settled into its bake time; once it bakes, it goes on baking. */
export function bake({ world }: Context<unknown>, service: StoredService): void {
  const [current] = service.history;
  if (!current || current.lifecycle || current.view.rollback) return;
  const { bakeTimeInMinutes = 0 } = configurationInForce(service);
  current.bakedAt ??= world.clock.now() + bakeTimeInMinutes * minuteMs;
}
