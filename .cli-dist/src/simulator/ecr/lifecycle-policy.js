import { AwsError } from "../aws-error.js";
import { brokenLaw } from "./lifecycle-rules.js";
import { lifecycleProblems, unreadable } from "./lifecycle-schema.js";
import { identityOf, repositoryOf } from "./repository.js";
/** Replaces the lifecycle policy of a repository; the answer is the same document without white space. */
export function putLifecyclePolicy(input, context) {
    const stored = repositoryOf(context, input);
    stored.lifecyclePolicy = compact(input.lifecyclePolicyText ?? '');
    return { ...identityOf(stored), lifecyclePolicyText: stored.lifecyclePolicy };
}
/** The policy, which is never evaluated. */
export function getLifecyclePolicy(input, context) {
    return answer(repositoryOf(context, input));
}
/** Deletes the policy and answers with it. */
export function deleteLifecyclePolicy(input, context) {
    const stored = repositoryOf(context, input);
    const deleted = answer(stored);
    delete stored.lifecyclePolicy;
    return deleted;
}
function answer(stored) {
    const identity = identityOf(stored);
    if (stored.lifecyclePolicy !== undefined) {
        return { ...identity, lifecyclePolicyText: stored.lifecyclePolicy, lastEvaluatedAt: 0 };
    }
    throw new AwsError('LifecyclePolicyNotFoundException', `Lifecycle policy does not exist for the repository with name '${identity.repositoryName}' in the registry with id '${identity.registryId}'`);
}
function compact(text) {
    const document = parse(text);
    const problems = lifecycleProblems(document);
    if (problems.includes(unreadable))
        throw refused(`Lifecycle policy parsing failure: ${unreadable}`);
    if (problems.length > 0)
        throw refused(`Lifecycle policy validation failure: ${problems.join('\n')}\n`);
    const { rules } = document;
    if (rules.some(hasNoTarget))
        throw refused(`Lifecycle policy parsing failure: ${unreadable}`);
    const broken = brokenLaw(rules);
    if (broken)
        throw refused(`Lifecycle policy validation failure: ${broken}`);
    return JSON.stringify(document);
}
function hasNoTarget({ action }) {
    return (action.type === 'transition') !== (action.targetStorageClass !== undefined);
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw refused(`Lifecycle policy parsing failure: ${unreadable}`);
    }
}
function refused(problem) {
    return new AwsError('InvalidParameterException', `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: '${problem}'`);
}
