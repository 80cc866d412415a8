import { createHash } from 'node:crypto';
import { hasImage as isInRegistry } from "../../ecr/images.js";
import { ecr } from "../../ecr/model.js";
const privateImage = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)(?::([^:@]+))?(?:@(sha256:[0-9a-f]{64}))?$/;
/** True unless the image names a private repository of this account and region that does not hold it. */
export function hasImage(context, image) {
    const reference = ownImage(context, image);
    return !reference || isInRegistry(context.stateOf(ecr), reference);
}
/** The container whose image cannot be pulled, with what ECS writes on it; `undefined` when all images can be pulled. */
export function pullFailure(context, containers) {
    const missing = containers.find(({ image }) => image !== undefined && !hasImage(context, image));
    if (!missing)
        return undefined;
    const cause = `failed to resolve ref ${missing.image}: ${missing.image}: not found`;
    return {
        name: missing.name,
        reason: `CannotPullContainerError: pull image manifest has been retried 1 time(s): ${cause}`,
    };
}
/** The digest that a pulled image is shown with. */
export function imageDigest(context, image) {
    const { repository = '', tag = 'latest' } = ownImage(context, image) ?? {};
    const given = /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
    const pushed = context.stateOf(ecr).repositories.get(repository)?.imageTags.get(tag);
    return given ?? pushed ?? `sha256:${createHash('sha256').update(image).digest('hex')}`;
}
function ownImage(context, image) {
    const [, accountId, region, repository, tag, digest] = privateImage.exec(image) ?? [];
    if (!repository || accountId !== context.accountId || region !== context.region)
        return undefined;
    return { repository, ...(tag ? { tag } : {}), ...(digest ? { digest } : {}) };
}
