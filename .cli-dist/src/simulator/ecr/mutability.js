import { AwsError } from "../aws-error.js";
import { identityOf, repositoryOf } from "./repository.js";
/** The two settings that go together; filters belong to the `_WITH_EXCLUSION` values and only to them. */
export function tagMutabilityOf(imageTagMutability, filters) {
    const excludes = imageTagMutability.endsWith('_WITH_EXCLUSION');
    if (excludes && !filters)
        throw refused(`can't be null when imageTagMutability is set to ${imageTagMutability}`);
    if (!excludes && filters) {
        throw refused(`are not allowed when imageTagMutability is set to ${imageTagMutability}`);
    }
    return { imageTagMutability, ...(filters ? { imageTagMutabilityExclusionFilters: structuredClone(filters) } : {}) };
}
function refused(problem) {
    return new AwsError('InvalidParameterException', `ImageTagMutabilityExclusionFilters ${problem}`);
}
/** Replaces the tag mutability of a repository together with its exclusion filters. */
export function putImageTagMutability(input, context) {
    const stored = repositoryOf(context, input);
    const settings = tagMutabilityOf(input.imageTagMutability ?? 'MUTABLE', input.imageTagMutabilityExclusionFilters);
    delete stored.view.imageTagMutabilityExclusionFilters;
    Object.assign(stored.view, settings);
    return { ...identityOf(stored), ...structuredClone(settings) };
}
/** True when a tag of the repository cannot be moved to another image. */
export function isImmutable(tag, repository) {
    const excluded = (repository.imageTagMutabilityExclusionFilters ?? []).some(({ filter = '' }) => matches(filter, tag));
    const immutable = repository.imageTagMutability?.startsWith('IMMUTABLE') ?? false;
    return immutable !== excluded;
}
function matches(filter, tag) {
    const literals = filter.split('*').map((literal) => literal.replace(/[.]/g, '\\.'));
    return new RegExp(`^${literals.join('.*')}$`).test(tag);
}
