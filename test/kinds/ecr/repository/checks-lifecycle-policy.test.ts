import { checks } from '../../../../src/kinds/ecr/repository/checks.ts';
import type { Json, JsonObject } from '../../../../src/lib/json.ts';
import { describeRules } from '../../../support/findings.ts';

interface Changes {
  readonly selection?: JsonObject;
  readonly action?: JsonObject;
  readonly [member: string]: Json | undefined;
}

const pushed = { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 };
const counted = { tagStatus: 'any', countType: 'imageCountMoreThan', countUnit: undefined };
const archived = { countType: 'sinceImageTransitioned', storageClass: 'archive' };

const rule = ({ selection, action, ...changes }: Changes = {}): JsonObject => ({
  rulePriority: 1,
  selection: { ...pushed, ...selection },
  action: { type: 'expire', ...action },
  ...changes,
});
const policy = (...rules: JsonObject[]) => ({ lifecyclePolicyText: { rules } });
const one = (changes: Changes) => policy(rule(changes));
const tagged = (...tagPrefixList: string[]) => ({ selection: { tagStatus: 'tagged', tagPrefixList } });

describeRules('a lifecycle policy', checks, [
  {
    fact: 'a text is JSON',
    broken: { lifecyclePolicyText: 'rules: []' },
    says: 'lifecyclePolicyText: lifecyclePolicyText is not a JSON document',
    kept: [{ lifecyclePolicyText: JSON.stringify(one({}).lifecyclePolicyText) }, { lifecyclePolicyText: '${policy}' }],
  },
  {
    fact: 'it has rules',
    broken: { lifecyclePolicyText: { rule: [rule()] } },
    says: [
      'lifecyclePolicyText.rule: a lifecycle policy cannot have "rule"',
      'lifecyclePolicyText: a lifecycle policy has no rules',
    ],
    kept: { lifecyclePolicyText: { rules: '${rules}' } },
  },
  {
    fact: 'its rules are a list',
    broken: { lifecyclePolicyText: { rules: { one: 1 } } },
    says: 'lifecyclePolicyText.rules: rules of a lifecycle policy must be a list',
    kept: one({}),
  },
  {
    fact: 'it has a rule',
    broken: policy(),
    says: 'lifecyclePolicyText.rules: a lifecycle policy needs at least one rule',
    kept: policy(rule()),
  },
  {
    fact: 'it has at most 50 rules',
    broken: policy(
      ...Array.from({ length: 51 }, (_, index) => rule({ rulePriority: index + 1, ...tagged(`v${index}`) })),
    ),
    says: 'lifecyclePolicyText.rules: 51 lifecycle rules are too many: ECR takes at most 50',
    kept: policy(
      ...Array.from({ length: 50 }, (_, index) => rule({ rulePriority: index + 1, ...tagged(`v${index}`) })),
    ),
  },
  {
    fact: 'it has at most 30,720 characters',
    broken: one({ description: 'x'.repeat(30_720) }),
    says: 'lifecyclePolicyText: lifecyclePolicyText has 30898 characters, and ECR takes at most 30720',
    kept: one({ description: 'x'.repeat(30_000) }),
  },
]);

describeRules('members of lifecycle rules', checks, [
  {
    fact: 'a rule has known members',
    broken: one({ priority: 1 }),
    says: 'lifecyclePolicyText.rules.0.priority: a lifecycle rule cannot have "priority"',
    kept: one({ description: 'old' }),
  },
  {
    fact: 'a rule has a priority',
    broken: one({ rulePriority: undefined }),
    says: 'lifecyclePolicyText.rules.0: a lifecycle rule has no rulePriority',
    kept: one({ rulePriority: '${priority}' }),
  },
  {
    fact: 'a selection has a status and a way to count',
    broken: policy({ rulePriority: 1, selection: {}, action: { type: 'expire' } }),
    says: [
      'lifecyclePolicyText.rules.0.selection: a selection has no tagStatus',
      'lifecyclePolicyText.rules.0.selection: a selection has no countType',
      'lifecyclePolicyText.rules.0.selection: a selection has no countNumber',
    ],
    kept: one({}),
  },
  {
    fact: 'a status is one of three',
    broken: one({ selection: { tagStatus: 'all' } }),
    says: 'lifecyclePolicyText.rules.0.selection.tagStatus: tagStatus of a selection must be tagged, untagged or any',
    kept: one({ selection: { tagStatus: '${status}' } }),
  },
  {
    fact: 'an action is one of two',
    broken: one({ action: { type: 'delete' } }),
    says: 'lifecyclePolicyText.rules.0.action.type: type of an action must be expire or transition',
    kept: one({ action: { type: 'transition', targetStorageClass: 'archive' } }),
  },
  {
    fact: 'tags are a list',
    broken: one({ selection: { tagStatus: 'tagged', tagPatternList: 'v*' } }),
    says: 'lifecyclePolicyText.rules.0.selection.tagPatternList: tagPatternList of a selection must be a list',
    kept: one({ selection: { tagStatus: 'tagged', tagPatternList: ['v*'] } }),
  },
]);

describeRules('what lifecycle rules mean', checks, [
  {
    fact: 'priorities start at 1',
    broken: one({ rulePriority: 0 }),
    says: 'lifecyclePolicyText.rules.0.rulePriority: rulePriority must be a whole number from 1',
    kept: one({ rulePriority: 1 }),
  },
  {
    fact: 'priorities are unique',
    broken: policy(rule(tagged('a')), rule(tagged('b'))),
    says: 'lifecyclePolicyText.rules.1.rulePriority: two lifecycle rules have priority 1, and each needs its own',
    kept: policy(rule(tagged('a')), rule({ rulePriority: 2, ...tagged('b') })),
  },
  {
    fact: 'counts start at 1',
    broken: one({ selection: { countNumber: 0 } }),
    says: 'lifecyclePolicyText.rules.0.selection.countNumber: countNumber must be a whole number from 1',
    kept: one({ selection: { countNumber: '${days}' } }),
  },
  {
    fact: 'time has a unit',
    broken: one({ selection: { countUnit: undefined } }),
    says: 'lifecyclePolicyText.rules.0.selection.countUnit: countType sinceImagePushed needs countUnit',
    kept: one({ selection: { countType: 'sinceImagePulled' } }),
  },
  {
    fact: 'a number of images has no unit',
    broken: one({ selection: { countType: 'imageCountMoreThan' } }),
    says: 'lifecyclePolicyText.rules.0.selection.countUnit: countType imageCountMoreThan counts images and takes no countUnit',
    kept: one({ selection: { countType: 'imageCountMoreThan', countUnit: undefined } }),
  },
  {
    fact: 'a rule for tagged images lists tags',
    broken: one({ selection: { tagStatus: 'tagged' } }),
    says: 'lifecyclePolicyText.rules.0.selection.tagStatus: a rule for tagged images must say which tags',
    kept: one(tagged('v')),
  },
  {
    fact: 'tags are listed in one way',
    broken: one({ selection: { tagStatus: 'tagged', tagPrefixList: ['v'], tagPatternList: ['v*'] } }),
    says: 'lifecyclePolicyText.rules.0.selection.tagPrefixList: a rule takes tagPatternList or tagPrefixList, but not both',
    kept: one({ selection: { tagStatus: 'tagged', tagPatternList: ['v*'] } }),
  },
  {
    fact: 'a rule for other images lists no tags',
    broken: one({ selection: { tagPrefixList: ['v'] } }),
    says: 'lifecyclePolicyText.rules.0.selection.tagStatus: a rule for untagged images cannot list tags',
    kept: one({ selection: { tagStatus: '${status}', tagPrefixList: ['v'] } }),
  },
  {
    fact: 'a pattern has at most 4 wildcards',
    broken: one({ selection: { tagStatus: 'tagged', tagPatternList: ['*a*b*c*d*'] } }),
    says: 'lifecyclePolicyText.rules.0.selection.tagPatternList: a tag pattern may contain at most 4 wildcards',
    kept: one({ selection: { tagStatus: 'tagged', tagPatternList: ['*a*b*c*'] } }),
  },
  {
    fact: 'time since archiving is about archived images',
    broken: one({ selection: { countType: 'sinceImageTransitioned' } }),
    says: 'lifecyclePolicyText.rules.0.selection.storageClass: countType sinceImageTransitioned is about archived images',
    kept: one({ selection: archived }),
  },
  {
    fact: 'a transition goes somewhere',
    broken: one({ action: { type: 'transition' } }),
    says: 'lifecyclePolicyText.rules.0.action.targetStorageClass: action transition must say where images go',
    kept: one({ action: { type: 'transition', targetStorageClass: 'archive' } }),
  },
  {
    fact: 'an expired image goes nowhere',
    broken: one({ action: { targetStorageClass: 'archive' } }),
    says: 'lifecyclePolicyText.rules.0.action.targetStorageClass: action expire deletes images and takes no targetStorageClass',
    kept: one({}),
  },
  {
    fact: 'one rule is for untagged images',
    broken: policy(rule(), rule({ rulePriority: 2 })),
    says: 'lifecyclePolicyText.rules.1.selection.tagStatus: only one rule may select untagged images of a storage class',
    kept: policy(rule(), rule({ rulePriority: 2, selection: archived })),
  },
  {
    fact: 'the rule for any image is the last',
    broken: policy(rule({ selection: counted }), rule({ rulePriority: 2 })),
    says: 'lifecyclePolicyText.rules.0.rulePriority: the rule for any images must come last, or the rules after it would never be reached',
    kept: policy(rule({ rulePriority: 2, selection: counted }), rule()),
  },
  {
    fact: 'one rule selects the same tags',
    broken: policy(rule(tagged('a', 'b')), rule({ rulePriority: 2, ...tagged('b', 'a') })),
    says: 'lifecyclePolicyText.rules.1.selection: an earlier rule selects exactly the same tags',
    kept: policy(rule(tagged('a', 'b')), rule({ rulePriority: 2, ...tagged('b') })),
  },
]);
