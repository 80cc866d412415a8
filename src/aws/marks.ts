import {
  type FailureInfo,
  ResourceGroupsTaggingAPIClient,
  TagResourcesCommand,
  type TagResourcesOutput,
  UntagResourcesCommand,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { chunks } from '../lib/chunks.ts';
import { type Clock, sleep } from '../lib/clock.ts';
import { isObject } from '../lib/json.ts';
import { type Failure, failureClass, failureOf } from '../model/failure.ts';
import type { Marks } from '../model/ports.ts';
import type { Clients } from './clients.ts';
import { toFailureError } from './errors.ts';

/** TagResources and UntagResources take at most 20 resources. */
const resourcesPerCall = 20;
const mostAttempts = 4;
const pauseMs = 2000;

/** The same change to up to 20 resources. */
interface Change {
  readonly operation: 'TagResources' | 'UntagResources';
  readonly send: (arns: string[]) => Promise<TagResourcesOutput>;
}

type Failures = Map<string, Failure>;

/** Our own tags on resources of any kind, through the Resource Groups Tagging API, which asks each service in turn. */
export function marks(clients: Clients, clock: Clock): Marks {
  const tagging = clients.sender('tagging', ResourceGroupsTaggingAPIClient);
  return {
    set: (arns, tags) =>
      changeAll(arns, clock, {
        operation: 'TagResources',
        send: (ResourceARNList) => tagging.send(new TagResourcesCommand({ ResourceARNList, Tags: { ...tags } })),
      }),
    clear: (arns, keys) =>
      changeAll(arns, clock, {
        operation: 'UntagResources',
        send: (ResourceARNList) => tagging.send(new UntagResourcesCommand({ ResourceARNList, TagKeys: [...keys] })),
      }),
  };
}

/** Resources whose service was too busy are asked for again: the same tags twice are the same. */
async function changeAll(arns: readonly string[], clock: Clock, change: Change): Promise<Failures> {
  let failures = await changeOnce(arns, change);
  for (let attempt = 1; attempt < mostAttempts; attempt++) {
    const busy = [...failures].filter(isTransient).map(([arn]) => arn);
    if (busy.length === 0) break;
    await sleep(clock, pauseMs * attempt);
    const others = [...failures].filter((entry) => !isTransient(entry));
    failures = new Map([...others, ...(await changeOnce(busy, change))]);
  }
  return failures;
}

async function changeOnce(arns: readonly string[], change: Change): Promise<Failures> {
  const failures: Failures = new Map();
  for (const batch of chunks(arns, resourcesPerCall)) {
    for (const [arn, failure] of await changeSome(batch, change)) failures.set(arn, failure);
  }
  return failures;
}

async function changeSome(arns: string[], { operation, send }: Change): Promise<Failures> {
  try {
    const { FailedResourcesMap: failed } = await send(arns);
    const told = isObject(failed) ? (Object.entries(failed) as [string, FailureInfo | null][]) : [];
    return new Map(told.map(([arn, info]) => [arn, withActions(readFailure(info ?? {}, operation), arn, operation)]));
  } catch (error) {
    const failure = failureOf(error);
    return new Map(arns.map((arn) => [arn, withActions(failure, arn, operation)]));
  }
}

function readFailure({ ErrorCode, ErrorMessage, StatusCode }: FailureInfo, operation: string): Failure {
  const error = { name: ErrorCode, message: ErrorMessage, $metadata: { httpStatusCode: StatusCode } };
  return toFailureError(error, operation).failure;
}

/** Two permissions are needed, and AWS names at most the one that it missed first. */
function withActions(failure: Failure, arn: string, operation: string): Failure {
  if (failure.reason !== 'AccessDenied') return failure;
  const service = arn.split(':')[2];
  const actions = `tag:${operation} and ${service}:${operation.slice(0, -1)}`;
  return { ...failure, message: `${failure.message}; ${actions} are needed` };
}

function isTransient([, failure]: readonly [string, Failure]): boolean {
  return failureClass(failure) === 'transient';
}
