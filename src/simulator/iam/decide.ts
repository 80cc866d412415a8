import type { Access, Decision, Policy, Statement } from './policy.ts';

/** What policies say to a request together: one explicit denial outweighs every permission (IAM user guide, policy evaluation logic). */
export function decide(policies: readonly Policy[], access: Access): Decision {
  const speaking = policies.flatMap(({ statements }) => statements).filter((statement) => speaksOf(statement, access));
  if (speaking.some(({ effect }) => effect === 'Deny')) return 'explicitDeny';
  return speaking.length > 0 ? 'allowed' : 'implicitDeny';
}

function speaksOf({ action, resource, conditions }: Statement, access: Access): boolean {
  return action(access.action) && resource(access.resource) && conditions.every((holds) => holds(access.keys));
}
