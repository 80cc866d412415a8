import { listOf } from "../../../../model/known.js";
import { findings } from "../../../../model/rule.js";
import { checkDocument } from "./document.js";
import { lifecycleRules, rulesOf } from "./lifecycle-rules.js";
import { memberFindings } from "./members.js";
const policyMembers = { rules: { required: true, is: 'a list' } };
const ruleMembers = {
    rulePriority: { required: true },
    description: {},
    selection: { required: true, is: 'an object' },
    action: { required: true, is: 'an object' },
};
const selectionMembers = {
    tagStatus: { required: true, oneOf: ['tagged', 'untagged', 'any'] },
    tagPatternList: { is: 'a list' },
    tagPrefixList: { is: 'a list' },
    storageClass: { oneOf: ['standard', 'archive'] },
    countType: {
        required: true,
        oneOf: ['imageCountMoreThan', 'sinceImagePushed', 'sinceImagePulled', 'sinceImageTransitioned'],
    },
    countUnit: { oneOf: ['days'] },
    countNumber: { required: true },
};
const actionMembers = {
    type: { required: true, oneOf: ['expire', 'transition'] },
    targetStorageClass: { oneOf: ['archive'] },
};
const mostRules = 50;
/** Which images are removed or archived. ECR refuses the whole document for one mistake. */
export const lifecyclePolicyChecks = [
    checkDocument({ member: 'lifecyclePolicyText', maximumLength: 30_720 }, (policy) => [
        ...memberFindings(policy, 'a lifecycle policy', policyMembers),
        ...countFindings(policy),
        ...rulesOf(policy).flatMap((rule) => [
            ...memberFindings(rule, 'a lifecycle rule', ruleMembers),
            ...memberFindings(rule.selection, 'a selection', selectionMembers),
            ...memberFindings(rule.action, 'an action', actionMembers),
            ...findings(lifecycleRules, rule),
        ]),
    ]),
];
function countFindings({ path, value: { rules } }) {
    const at = [...path, 'rules'];
    const count = listOf(rules).length;
    if (Array.isArray(rules) && count === 0)
        return [{ path: at, message: 'a lifecycle policy needs at least one rule' }];
    if (count <= mostRules)
        return [];
    return [{ path: at, message: `${count} lifecycle rules are too many: ECR takes at most ${mostRules}` }];
}
