import { AwsError } from "../aws-error.js";
import { page } from "../page.js";
import { encryptionOf } from "./encryption.js";
import { tagMutabilityOf } from "./mutability.js";
import { registryHost, repositoryOf } from "./repository.js";
import { readTags, withTags } from "./tags.js";
/** Creates a repository; an existing one of that name is an error whatever its settings. */
export function createRepository(input, context) {
    const name = input.repositoryName ?? '';
    refuseOtherRegistry(context, input.registryId);
    const settings = {
        ...tagMutabilityOf(input.imageTagMutability ?? 'MUTABLE', input.imageTagMutabilityExclusionFilters),
        imageScanningConfiguration: { scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false },
        encryptionConfiguration: encryptionOf(context, input.encryptionConfiguration),
    };
    const tags = withTags(new Map(), readTags(input.tags ?? []));
    if (context.state.repositories.has(name))
        throw alreadyExists(context, name);
    const stored = {
        view: { ...identity(context, name), createdAt: context.world.nowSeconds, ...settings },
        tags,
        images: new Map(),
        imageTags: new Map(),
        layers: new Map(),
        uploads: new Map(),
    };
    context.state.repositories.set(name, stored);
    return { repository: structuredClone(stored.view) };
}
function refuseOtherRegistry({ accountId }, registryId = accountId) {
    if (registryId === accountId)
        return;
    throw new AwsError('InvalidParameterException', "Invalid parameter at 'registryId' failed to satisfy constraint: 'Must be the registry of the caller'");
}
function identity(context, name) {
    const { partition, region, accountId } = context;
    return {
        repositoryArn: `arn:${partition}:ecr:${region}:${accountId}:repository/${name}`,
        registryId: accountId,
        repositoryName: name,
        repositoryUri: `${registryHost(context, accountId)}/${name}`,
    };
}
function alreadyExists({ accountId }, name) {
    return new AwsError('RepositoryAlreadyExistsException', `The repository with name '${name}' already exists in the registry with id '${accountId}'`);
}
/** Describes the named repositories, all or nothing, or pages through the registry in order of names. */
export function describeRepositories(input, context) {
    const { repositoryNames, nextToken, maxResults, registryId } = input;
    const paged = nextToken !== undefined || maxResults !== undefined;
    if (repositoryNames && paged) {
        throw new AwsError('InvalidParameterException', 'Pagination parameters cannot be used when repository names are specified.');
    }
    const all = { items: repositoryNames ?? [], nextToken: undefined };
    const cut = repositoryNames ? all : page(namesIn(context, registryId), input, 100);
    const found = cut.items.map((repositoryName) => repositoryOf(context, { registryId, repositoryName }));
    return { repositories: found.map(({ view }) => structuredClone(view)), nextToken: cut.nextToken };
}
function namesIn({ accountId, state }, registryId = accountId) {
    return registryId === accountId ? [...state.repositories.keys()].sort() : [];
}
/** Deletes a repository with everything in it; images are only deleted when forced. */
export function deleteRepository(input, context) {
    const stored = repositoryOf(context, input);
    const name = input.repositoryName ?? '';
    if (stored.images.size > 0 && !input.force) {
        throw new AwsError('RepositoryNotEmptyException', `The repository with name '${name}' in registry with id '${context.accountId}' cannot be deleted because it still contains images`);
    }
    context.state.repositories.delete(name);
    return { repository: structuredClone(stored.view) };
}
