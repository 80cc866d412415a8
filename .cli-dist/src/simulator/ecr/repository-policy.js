import { AwsError } from "../aws-error.js";
import { canonicalPolicy } from "./policy-document.js";
import { identityOf, repositoryOf } from "./repository.js";
/** Replaces the resource policy of a repository; the answer is the document in ECR's own style. */
export function setRepositoryPolicy(input, context) {
    const stored = repositoryOf(context, input);
    const policy = canonicalPolicy(input.policyText ?? '');
    if (policy === undefined) {
        throw new AwsError('InvalidParameterException', "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'");
    }
    stored.policy = policy;
    return answer(stored);
}
/** The resource policy. */
export function getRepositoryPolicy(input, context) {
    return answer(repositoryOf(context, input));
}
/** Deletes the resource policy and answers with it. */
export function deleteRepositoryPolicy(input, context) {
    const stored = repositoryOf(context, input);
    const deleted = answer(stored);
    delete stored.policy;
    return deleted;
}
function answer(stored) {
    const identity = identityOf(stored);
    if (stored.policy !== undefined)
        return { ...identity, policyText: stored.policy };
    throw new AwsError('RepositoryPolicyNotFoundException', `Repository policy does not exist for the repository with name '${identity.repositoryName}' in the registry with id '${identity.registryId}'`);
}
