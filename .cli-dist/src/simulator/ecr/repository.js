import { AwsError } from "../aws-error.js";
/** The repository, or RepositoryNotFoundException; other registries hold nothing that the caller may see. */
export function repositoryOf(context, { registryId, repositoryName = '' }) {
    const registry = registryId ?? context.accountId;
    const stored = registry === context.accountId ? context.state.repositories.get(repositoryName) : undefined;
    if (stored)
        return stored;
    throw new AwsError('RepositoryNotFoundException', missing(repositoryName, registry));
}
/** ECR's sentence about a repository that does not exist. */
export function missing(repositoryName, registryId) {
    return `The repository with name '${repositoryName}' does not exist in the registry with id '${registryId}'`;
}
/** Where images of a registry in the caller's region are pushed to and pulled from. */
export function registryHost({ partition, region }, registryId) {
    return `${registryId}.dkr.ecr.${region}.${partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'}`;
}
/** The two members that most answers of ECR carry. */
export function identityOf({ view }) {
    return { registryId: view.registryId ?? '', repositoryName: view.repositoryName ?? '' };
}
