import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/simulator/iam/decide.ts';
import { keysOf } from '../../../src/simulator/iam/keys.ts';
import { readPolicy } from '../../../src/simulator/iam/read-policy.ts';

const service = 'arn:aws:ecs:eu-west-1:111122223333:service/demo/web';

function policy(...statements: object[]) {
  return readPolicy({ Version: '2012-10-17', Statement: statements });
}

function answer(statements: object[], action = 'ecs:UpdateService', resource = service): string {
  return decide([policy(...statements)], { action, resource, keys: keysOf({ 'aws:ResourceTag/Team': 'blue' }) });
}

const allow = { Effect: 'Allow', Action: 'ecs:UpdateService', Resource: service };

describe('a policy', () => {
  it.each([
    ['an action by name', [allow], 'allowed'],
    ['an action in other letters', [{ ...allow, Action: 'ECS:updateservice' }], 'allowed'],
    ['actions by a pattern', [{ ...allow, Action: ['ecs:Create*', 'ecs:Upd?teService'] }], 'allowed'],
    ['every action but another', [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }], 'allowed'],
    ['every action but this', [{ Effect: 'Allow', NotAction: 'ecs:*', Resource: '*' }], 'implicitDeny'],
    ['resources by a pattern', [{ ...allow, Resource: 'arn:aws:ecs:*:*:service/demo/*' }], 'allowed'],
    ['another resource', [{ ...allow, Resource: `${service}2` }], 'implicitDeny'],
    ['a resource in other letters', [{ ...allow, Resource: service.toUpperCase() }], 'implicitDeny'],
    ['every resource but this', [{ Effect: 'Allow', Action: '*', NotResource: service }], 'implicitDeny'],
    ['a star that stands for itself', [{ ...allow, Resource: service.replace('web', '${*}') }], 'implicitDeny'],
    ['a tag whose key is in other letters', [withTag('blue', 'team')], 'allowed'],
    ['a tag with another value', [withTag('red', 'Team')], 'implicitDeny'],
    ['a denial beside it', [allow, { ...allow, Effect: 'Deny' }], 'explicitDeny'],
    ['a denial of something else', [allow, { ...allow, Effect: 'Deny', Action: 'ecs:DeleteService' }], 'allowed'],
    ['nothing', [], 'implicitDeny'],
  ])('that speaks of %s', (_what, statements, expected) => {
    expect(answer(statements)).toBe(expected);
  });

  it.each([
    ['no statements', { Version: '2012-10-17' }, 'policy.Statement is missing'],
    ['another version', { Version: '2020-01-01', Statement: [] }, 'policy.Version is "2020-01-01"'],
    ['a principal', statementWith({ Principal: '*' }), 'policy.Statement[0] has the unknown member "Principal"'],
    ['no effect', statementWith({ Effect: undefined }), 'policy.Statement[0].Effect is missing'],
    ['both kinds of action', statementWith({ NotAction: 'a:b' }), 'and not both'],
    ['no resource', statementWith({ Resource: undefined }), 'policy.Statement[0].NotResource must be there'],
    ['a Sid that IAM does not take', statementWith({ Sid: 'read it' }), 'policy.Statement[0].Sid takes letters'],
    [
      'an operator that is not known',
      statementWith({ Condition: { StringEqual: { a: 'b' } } }),
      'policy.Statement[0].Condition.StringEqual.a has an operator that the simulator does not know; known are StringEquals,',
    ],
    [
      'a number for a text',
      statementWith({ Action: 7 }),
      'policy.Statement[0].Action must be a text or a list of texts',
    ],
  ])('with %s is refused', (_what, content, message) => {
    expect(() => readPolicy(content)).toThrow(message);
  });
});

function withTag(value: string, key: string): object {
  return { ...allow, Condition: { StringEquals: { [`aws:ResourceTag/${key}`]: value } } };
}

function statementWith(members: object): object {
  return { Version: '2012-10-17', Statement: [{ ...allow, ...members }] };
}
