import type { Failure } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { hasFargateCapacity } from './fargate-capacity.ts';
import { type Check, closeness, firstUnmet } from './fit.ts';
import type { Requirements } from './requirements.ts';
import type { Host, StoredContainerInstance } from './stored.ts';
import { preferred } from './strategy.ts';

/** Where a task may run. */
export interface Place {
  /** Absent on Fargate. */
  readonly host: Host | undefined;
}

/** Why a task cannot run now. */
export interface Refusal {
  /** What RunTask answers with. */
  readonly failures: readonly Wire<Failure>[];
  /** What a service says about itself. */
  readonly event: string;
}

/** True when no place was found. */
export function isRefusal(found: Place | Refusal): found is Refusal {
  return 'failures' in found;
}

const unavailable = 'Capacity is unavailable at this time';
const noInstance = 'was unable to place a task because no container instance met all of its requirements.';
const guide = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

/** A place on Fargate, as long as the provider has capacity. */
export function placeOnFargate(context: Context<EcsState>, provider: string | undefined): Place | Refusal {
  if (hasFargateCapacity(context, provider)) return { host: undefined };
  return {
    failures: [{ reason: unavailable }],
    event: `was unable to place a task. Reason: ${unavailable}. Please try again later or in a different availability zone. ${guide}`,
  };
}

/** What ECS says where there are no instances to choose from: those of a provider, when one was asked for. */
export function noInstances(provider: string | undefined): string {
  return `No Container Instances were found in your ${provider === undefined ? 'cluster' : 'capacity provider'}.`;
}

/** A place on the best of the instances that meet all requirements. */
export function placeOnInstance(
  { world }: Context<EcsState>,
  instances: readonly StoredContainerInstance[],
  { requirements, provider }: { readonly requirements: Requirements; readonly provider: string | undefined },
): Place | Refusal {
  const judged = instances.map((instance) => ({ instance, unmet: firstUnmet(instance, requirements) }));
  const fitting = judged.filter(({ unmet }) => unmet === undefined).map(({ instance }) => instance);
  const instance = preferred(fitting, requirements, world.random);
  if (instance) return { host: { instance, needs: requirements.needs } };
  return refusal(
    judged.flatMap(({ instance: refused, unmet }) => (unmet ? { instance: refused, unmet } : [])),
    provider,
  );
}

interface Unfit {
  readonly instance: StoredContainerInstance;
  readonly unmet: Check;
}

function refusal(unfit: readonly Unfit[], provider: string | undefined): Refusal {
  const closest = unfit.toSorted((left, right) => closeness(right.unmet) - closeness(left.unmet))[0];
  const cause = closest
    ? `The closest matching (container-instance ${closest.instance.id}) ${closest.unmet.event}.`
    : `Reason: ${noInstances(provider)}`;
  return {
    failures: unfit.map(({ instance, unmet }) => ({
      arn: instance.view.containerInstanceArn,
      reason: unmet.reason,
    })),
    event: `${noInstance} ${cause} ${guide}`,
  };
}
