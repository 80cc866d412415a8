import { isObject } from "../../../../lib/json.js";
import { isAbsent } from "../../../../model/known.js";
import { findings } from "../../../../model/rule.js";
import { checkDocument } from "./document.js";
import { memberFindings } from "./members.js";
const policyMembers = {
    Version: { oneOf: ['2012-10-17', '2008-10-17'] },
    Id: {},
    Statement: { required: true },
};
const statementMembers = {
    Sid: {},
    Effect: { required: true, oneOf: ['Allow', 'Deny'] },
    Principal: {},
    NotPrincipal: {},
    Action: {},
    NotAction: {},
    Condition: {},
};
const statementRules = [
    {
        when: ({ value }) => isAbsent(value.Principal) && isAbsent(value.NotPrincipal),
        message: 'a statement does not say who it is about',
        suggestion: 'add Principal',
    },
    {
        when: ({ value }) => isAbsent(value.Action) && isAbsent(value.NotAction),
        message: 'a statement does not say which actions it is about',
        suggestion: 'add Action',
    },
];
const resources = ['Resource', 'NotResource'];
/** Who may pull and push. */
export const accessPolicyChecks = [
    checkDocument({ member: 'policyText', maximumLength: 10_240 }, (policy) => [
        ...memberFindings(policy, 'a repository policy', policyMembers),
        ...statementsOf(policy).flatMap(statementFindings),
    ]),
];
function statementsOf({ path, value: { Statement: statement } }) {
    if (isObject(statement))
        return [{ path: [...path, 'Statement'], value: statement }];
    if (!Array.isArray(statement))
        return [];
    return statement.flatMap((value, index) => (isObject(value) ? { path: [...path, 'Statement', index], value } : []));
}
function statementFindings({ path, value }) {
    const others = Object.fromEntries(Object.entries(value).filter(([name]) => !resources.includes(name)));
    return [
        ...resources
            .filter((name) => value[name] !== undefined)
            .map((name) => ({
            path: [...path, name],
            message: `a statement of a repository policy cannot have ${name}: it is always about the repository itself`,
            suggestion: `remove ${name}`,
        })),
        ...memberFindings({ path, value: others }, 'a statement', statementMembers),
        ...findings(statementRules, { path, value }),
    ];
}
