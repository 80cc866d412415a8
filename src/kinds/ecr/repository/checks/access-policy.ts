import { isObject } from '../../../../lib/json.ts';
import type { Check, Finding } from '../../../../model/kind.ts';
import { isAbsent } from '../../../../model/known.ts';
import { findings, type Part, type Rule } from '../../../../model/rule.ts';
import { checkDocument } from './document.ts';
import { type Members, memberFindings } from './members.ts';

const policyMembers: Members = {
  Version: { oneOf: ['2012-10-17', '2008-10-17'] },
  Id: {},
  Statement: { required: true },
};

const statementMembers: Members = {
  Sid: {},
  Effect: { required: true, oneOf: ['Allow', 'Deny'] },
  Principal: {},
  NotPrincipal: {},
  Action: {},
  NotAction: {},
  Condition: {},
};

const statementRules: readonly Rule<Part>[] = [
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
export const accessPolicyChecks: readonly Check[] = [
  checkDocument({ member: 'policyText', maximumLength: 10_240 }, (policy) => [
    ...memberFindings(policy, 'a repository policy', policyMembers),
    ...statementsOf(policy).flatMap(statementFindings),
  ]),
];

function statementsOf({ path, value: { Statement: statement } }: Part): Part[] {
  if (isObject(statement)) return [{ path: [...path, 'Statement'], value: statement }];
  if (!Array.isArray(statement)) return [];
  return statement.flatMap((value, index) => (isObject(value) ? { path: [...path, 'Statement', index], value } : []));
}

function statementFindings({ path, value }: Part): Finding[] {
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
