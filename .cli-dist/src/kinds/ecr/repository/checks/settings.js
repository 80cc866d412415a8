import { isAbsent, isUnknown, textOf, valueAt } from "../../../../model/known.js";
import { checkSpec } from "../../../../model/rule.js";
/** How tags and images are protected. */
export const settingChecks = [
    checkSpec([
        {
            at: 'imageTagMutabilityExclusionFilters',
            when: ({ value }) => excludes(value) === false && !isAbsent(value.imageTagMutabilityExclusionFilters),
            message: ({ value }) => `exclusion filters say nothing when imageTagMutability is ${mutability(value)}, and AWS refuses them`,
            suggestion: ({ value }) => `remove them, or set imageTagMutability: ${mutability(value)}_WITH_EXCLUSION`,
        },
        {
            at: 'imageTagMutability',
            when: ({ value }) => excludes(value) === true && isAbsent(value.imageTagMutabilityExclusionFilters),
            message: ({ value }) => `imageTagMutability ${mutability(value)} needs exclusion filters`,
            suggestion: 'set imageTagMutabilityExclusionFilters',
        },
        {
            at: 'encryptionConfiguration.kmsKey',
            when: ({ value }) => encryption(value) === 'AES256' && !isAbsent(valueAt(value, 'encryptionConfiguration.kmsKey')),
            message: 'a KMS key cannot be used with encryptionType AES256',
            suggestion: 'set encryptionType: KMS, or remove kmsKey',
        },
    ]),
];
/** Undefined while nobody can tell. */
function excludes(spec) {
    if (isUnknown(spec.imageTagMutability))
        return undefined;
    return mutability(spec).endsWith('_WITH_EXCLUSION');
}
function mutability(spec) {
    return textOf(spec.imageTagMutability) ?? 'MUTABLE';
}
function encryption(spec) {
    const type = valueAt(spec, 'encryptionConfiguration.encryptionType');
    return type === undefined ? 'AES256' : textOf(type);
}
