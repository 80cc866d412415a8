import { canonicalJson, isObject } from "../../../../lib/json.js";
import { isAbsent, isUnknown, listOf, numberOf, textOf } from "../../../../model/known.js";
import { elements } from "../../../../model/rule.js";
const mostWildcards = 4;
/** What ECR asks of a lifecycle rule beyond its members. */
export const lifecycleRules = [
    {
        at: 'rulePriority',
        when: ({ value }) => isBelowOne(value.rulePriority),
        message: 'rulePriority must be a whole number from 1',
    },
    {
        at: 'rulePriority',
        when: (rule) => earlier(rule).some((other) => sameKnown(other.value.rulePriority, rule.value.rulePriority)),
        message: ({ value }) => `two lifecycle rules have priority ${value.rulePriority}, and each needs its own`,
    },
    {
        at: 'selection.countNumber',
        when: ({ selection }) => isBelowOne(selection.value.countNumber),
        message: 'countNumber must be a whole number from 1',
    },
    {
        at: 'selection.countUnit',
        when: ({ selection }) => countsDays(selection) === true && isAbsent(selection.value.countUnit),
        message: ({ selection }) => `countType ${selection.value.countType} needs countUnit`,
        suggestion: 'set countUnit: days',
    },
    {
        at: 'selection.countUnit',
        when: ({ selection }) => countsDays(selection) === false && !isAbsent(selection.value.countUnit),
        message: 'countType imageCountMoreThan counts images and takes no countUnit',
        suggestion: 'remove countUnit',
    },
    {
        at: 'selection.tagStatus',
        when: ({ selection }) => selection.value.tagStatus === 'tagged' && !listsTags(selection),
        message: 'a rule for tagged images must say which tags',
        suggestion: 'set tagPatternList or tagPrefixList; tagPatternList: ["*"] takes all of them',
    },
    {
        at: 'selection.tagPrefixList',
        when: ({ selection: { value } }) => !isAbsent(value.tagPatternList) && !isAbsent(value.tagPrefixList),
        message: 'a rule takes tagPatternList or tagPrefixList, but not both',
    },
    {
        at: 'selection.tagStatus',
        when: ({ selection }) => listsTags(selection) && !['tagged', undefined].includes(tagStatus(selection)),
        message: ({ selection }) => `a rule for ${tagStatus(selection)} images cannot list tags`,
        suggestion: 'set tagStatus: tagged, or remove the list',
    },
    {
        at: 'selection.tagPatternList',
        when: ({ selection }) => listOf(selection.value.tagPatternList).some(hasManyWildcards),
        message: `a tag pattern may contain at most ${mostWildcards} wildcards`,
    },
    {
        at: 'selection.storageClass',
        when: ({ selection: { value } }) => value.countType === 'sinceImageTransitioned' && storageClass(value.storageClass) === 'standard',
        message: 'countType sinceImageTransitioned is about archived images',
        suggestion: 'set storageClass: archive',
    },
    {
        at: 'action.targetStorageClass',
        when: ({ action: { value } }) => value.type === 'transition' && isAbsent(value.targetStorageClass),
        message: 'action transition must say where images go',
        suggestion: 'set targetStorageClass: archive',
    },
    {
        at: 'action.targetStorageClass',
        when: ({ action: { value } }) => value.type === 'expire' && !isAbsent(value.targetStorageClass),
        message: 'action expire deletes images and takes no targetStorageClass',
        suggestion: 'remove targetStorageClass, or set type: transition',
    },
    {
        at: 'selection.tagStatus',
        when: (rule) => ['any', 'untagged'].includes(tagStatus(rule.selection) ?? '') &&
            earlier(rule).some((other) => tagStatus(other.selection) === tagStatus(rule.selection) && areOfOneClass(rule, other)),
        message: ({ selection }) => `only one rule may select ${tagStatus(selection)} images of a storage class`,
    },
    {
        at: 'rulePriority',
        when: (rule) => tagStatus(rule.selection) === 'any' &&
            rule.all.some((other) => areOfOneClass(rule, other) && priority(other) > priority(rule)),
        message: 'the rule for any images must come last, or the rules after it would never be reached',
        suggestion: 'give it the highest rulePriority',
    },
    {
        at: 'selection',
        when: (rule) => listsTags(rule.selection) &&
            earlier(rule).some((other) => areOfOneClass(rule, other) && tagsOf(rule) === tagsOf(other)),
        message: 'an earlier rule selects exactly the same tags',
        suggestion: 'keep one of the two rules',
    },
];
/** The rules of a policy; what is no object is left out. */
export function rulesOf(policy) {
    const all = [];
    for (const [index, { path, value }] of elements(policy, 'rules').entries()) {
        const below = (member) => {
            const inner = value[member];
            return { path: [...path, member], value: isObject(inner) ? inner : {} };
        };
        all.push({ path, value, selection: below('selection'), action: below('action'), index, all });
    }
    return all;
}
function earlier({ all, index }) {
    return all.slice(0, index);
}
function isBelowOne(value) {
    return value !== undefined && !isUnknown(value) && !(Number.isInteger(value) && Number(value) >= 1);
}
function sameKnown(left, right) {
    return numberOf(left) !== undefined && left === right;
}
function tagStatus({ value }) {
    return textOf(value.tagStatus);
}
/** Undefined for what is neither. */
function countsDays({ value }) {
    const type = textOf(value.countType);
    if (type === undefined)
        return undefined;
    return type.startsWith('since') || (type === 'imageCountMoreThan' ? false : undefined);
}
function listsTags({ value }) {
    return !isAbsent(value.tagPatternList) || !isAbsent(value.tagPrefixList);
}
function hasManyWildcards(pattern) {
    return (textOf(pattern) ?? '').split('*').length - 1 > mostWildcards;
}
function storageClass(value) {
    return value === undefined ? 'standard' : textOf(value);
}
function areOfOneClass({ selection: left }, { selection: right }) {
    const known = storageClass(left.value.storageClass);
    return known !== undefined && known === storageClass(right.value.storageClass);
}
function priority({ value }) {
    return numberOf(value.rulePriority) ?? Number.NaN;
}
function tagsOf({ selection: { value } }) {
    const sorted = (list) => listOf(list).map(String).sort();
    return canonicalJson([sorted(value.tagPatternList), sorted(value.tagPrefixList)]);
}
