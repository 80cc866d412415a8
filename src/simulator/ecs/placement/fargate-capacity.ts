import type { Context } from '../../operation.ts';
import type { EcsState } from '../state.ts';

/** True while Fargate takes another task on a provider, `FARGATE` or `FARGATE_SPOT`, in this account and region. */
export function hasFargateCapacity({ state, world }: Context<EcsState>, provider = 'FARGATE'): boolean {
  const capacity = world.fargateCapacity.get(provider);
  if (capacity === undefined) return true;
  const living = [...state.tasks.values()].filter(
    ({ view }) =>
      view.launchType === 'FARGATE' &&
      view.lastStatus !== 'STOPPED' &&
      (view.capacityProviderName ?? 'FARGATE') === provider,
  );
  return living.length < capacity;
}
