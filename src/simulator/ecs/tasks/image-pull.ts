import { createHash } from 'node:crypto';
import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { type ImageReference, hasImage as isInRegistry } from '../../ecr/images.ts';
import { ecr } from '../../ecr/model.ts';
import type { Context, Wire } from '../../operation.ts';

type Here = Context<unknown>;

const privateImage =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)(?::([^:@]+))?(?:@(sha256:[0-9a-f]{64}))?$/;

/** True unless the image names a private repository of this account and region that does not hold it. */
export function hasImage(context: Here, image: string): boolean {
  const reference = ownImage(context, image);
  return !reference || isInRegistry(context.stateOf(ecr), reference);
}

/** The container whose image cannot be pulled, with what ECS writes on it; `undefined` when all images can be pulled. */
export function pullFailure(context: Here, containers: readonly Wire<ContainerDefinition>[]) {
  const missing = containers.find(({ image }) => image !== undefined && !hasImage(context, image));
  if (!missing) return undefined;
  const cause = `failed to resolve ref ${missing.image}: ${missing.image}: not found`;
  return {
    name: missing.name,
    reason: `CannotPullContainerError: pull image manifest has been retried 1 time(s): ${cause}`,
  };
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
