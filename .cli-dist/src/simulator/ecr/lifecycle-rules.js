/** What the rules of one policy must keep to beyond their types, in the order in which ECR complains. */
const laws = [
    { broken: someRule(hasWrongUnit), problem: 'instance failed to match exactly one schema (matched 0 out of 2)' },
    { broken: someRule(isTaggedWithout), problem: 'Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.' },
    {
        broken: someRule(({ selection }) => selection.tagPatternList !== undefined && selection.tagPrefixList !== undefined),
        problem: 'If policy has a tagged rule, it must specify only one of tagPrefixList or tagPatternList',
    },
    {
        broken: someRule(isUntaggedWith),
        problem: 'tagPrefixList and tagPatternList can only be specified when tagStatus=TAGGED.',
    },
    {
        broken: someRule(({ selection }) => (selection.tagPatternList ?? []).some((pattern) => pattern.split('*').length > 5)),
        problem: 'A tag pattern may contain at most 4 wildcards.',
    },
    {
        broken: someRule(({ selection }) => (selection.countType === 'sinceImageTransitioned') !== (selection.storageClass === 'archive')),
        problem: 'countType sinceImageTransitioned and storageClass archive must be specified together.',
    },
    {
        broken: (rules) => hasTwins(rules.map((rule) => rule.rulePriority)),
        problem: 'Duplicate priority in multiple rules',
    },
    {
        broken: (rules) => hasTwins(rules.filter(selects('untagged')).map(storageClassOf)),
        problem: 'Only one rule can select Untagged images per storage class.',
    },
    {
        broken: (rules) => hasTwins(rules.filter(selects('any')).map(storageClassOf)),
        problem: 'Only one rule can select Any images per storage class.',
    },
    { broken: anyIsNotLast, problem: 'Rule for tagStatus=ANY must have the lowest priority per storage class' },
    {
        broken: (rules) => hasTwins(rules.filter(selects('tagged')).map(tagsOf)),
        problem: 'Tag prefixes and patterns must be unique per storage class.',
    },
];
/** The first law that the rules break, in ECR's words where they are known. */
export function brokenLaw(rules) {
    return laws.find(({ broken }) => broken(rules))?.problem;
}
function someRule(broken) {
    return (rules) => rules.some(broken);
}
function hasWrongUnit({ selection }) {
    return (selection.countType === 'imageCountMoreThan') === (selection.countUnit !== undefined);
}
function listsTags({ selection }) {
    return selection.tagPatternList !== undefined || selection.tagPrefixList !== undefined;
}
function isTaggedWithout(rule) {
    return rule.selection.tagStatus === 'tagged' && !listsTags(rule);
}
function isUntaggedWith(rule) {
    return rule.selection.tagStatus !== 'tagged' && listsTags(rule);
}
function selects(tagStatus) {
    return ({ selection }) => selection.tagStatus === tagStatus;
}
function storageClassOf({ selection }) {
    return selection.storageClass ?? 'standard';
}
function tagsOf(rule) {
    const { tagPatternList, tagPrefixList } = rule.selection;
    return JSON.stringify([storageClassOf(rule), [...(tagPatternList ?? [])].sort(), [...(tagPrefixList ?? [])].sort()]);
}
function anyIsNotLast(rules) {
    return rules.filter(selects('any')).some((any) => {
        const sameClass = rules.filter((rule) => storageClassOf(rule) === storageClassOf(any));
        return sameClass.some(({ rulePriority }) => rulePriority > any.rulePriority);
    });
}
function hasTwins(values) {
    return new Set(values).size < values.length;
}
