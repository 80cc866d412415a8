import { createHash } from 'node:crypto';
import { type ImageReference, hasImage as isInRegistry } from '../../ecr/images.ts';
import { ecr } from '../../ecr/model.ts';
import type { Context } from '../../operation.ts';
import type { Fated } from './fate.ts';
import type { Duration } from './timing.ts';

type Here = Context<unknown>;

const usualPullTime: Duration = [4_000, 8_000];

const privateImage =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)(?::([^:@]+))?(?:@(sha256:[0-9a-f]{64}))?$/;

/** True unless the image names a private repository of this account and region that does not hold it. */
export function hasImage(context: Here, image: string): boolean {
  const reference = ownImage(context, image);
  return !reference || isInRegistry(context.stateOf(ecr), reference);
}

/** The container whose image cannot be pulled, with what ECS writes on it; `undefined` when all images can be pulled. */
export function pullFailure(context: Here, containers: readonly Fated[]) {
  const [failure] = containers.flatMap(({ definition: { name, image = '' }, fate }) => {
    const reason = fate.pull ?? (hasImage(context, image) ? undefined : notFound(image));
    return reason === undefined ? [] : [{ name, reason }];
  });
  return failure;
}

/** How long the images take: as long as the slowest of those that are slow. */
export function pullTime(containers: readonly Fated[]): Duration {
  const slow = containers.flatMap(({ fate }) => fate.startMs ?? []);
  const slowest = Math.max(...slow);
  return slow.length === 0 ? usualPullTime : [slowest, slowest];
}

function notFound(image: string): string {
  const cause = `failed to resolve ref ${image}: ${image}: not found`;
  return `CannotPullContainerError: pull image manifest has been retried 1 time(s): ${cause}`;
}

/** The digest that a pulled image is shown with. */
export function imageDigest(context: Here, image: string): string {
  const { repository = '', tag = 'latest' } = ownImage(context, image) ?? {};
  const given = /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
  const pushed = context.stateOf(ecr).repositories.get(repository)?.imageTags.get(tag);
  return given ?? pushed ?? `sha256:${createHash('sha256').update(image).digest('hex')}`;
}

function ownImage(context: Here, image: string): ImageReference | undefined {
  const [, accountId, region, repository, tag, digest] = privateImage.exec(image) ?? [];
  if (!repository || accountId !== context.accountId || region !== context.region) return undefined;
  return { repository, ...(tag ? { tag } : {}), ...(digest ? { digest } : {}) };
}
