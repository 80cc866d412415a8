import { describe, expect, test } from 'vitest';
import { checks } from '../../../../src/kinds/logs/log-group/checks.ts';
import { describeRules, findingsOf } from '../../../support/findings.ts';

describeRules('retention', checks, [
  {
    fact: 'periods are fixed',
    broken: { retentionInDays: 10 },
    says: 'retentionInDays: CloudWatch Logs cannot keep events for 10 days: it offers fixed periods only',
    kept: [{ retentionInDays: 14 }, {}, { retentionInDays: '${days}' }],
  },
  {
    fact: 'zero is no period',
    broken: { retentionInDays: 0 },
    says: 'retentionInDays: CloudWatch Logs cannot keep events for 0 days: it offers fixed periods only',
    kept: { retentionInDays: 1 },
  },
  {
    fact: 'class DELIVERY has its own',
    broken: { logGroupClass: 'DELIVERY', retentionInDays: 7 },
    says: 'retentionInDays: a log group of class DELIVERY has a fixed retention, which cannot be set',
    kept: [{ logGroupClass: 'DELIVERY' }, { logGroupClass: 'INFREQUENT_ACCESS', retentionInDays: 7 }],
  },
]);

describeRules('tags in a map', checks, [
  {
    fact: 'a value has at most 256 characters',
    broken: { tags: { team: 'v'.repeat(257) } },
    says: 'tags.team: the value of tag "team" is longer than 256 characters',
    kept: { tags: { team: 'v'.repeat(256) } },
  },
  {
    fact: 'AWS keeps aws: to itself',
    broken: { tags: { 'aws:cloudformation:stack-name': 'a' } },
    says: 'tags.aws:cloudformation:stack-name: tag "aws:cloudformation:stack-name" starts with aws:, which AWS keeps to itself',
    kept: { tags: '${tags}' },
  },
  {
    fact: 'there is room for the tags that evenkeel adds',
    broken: { tags: Object.fromEntries(Array.from({ length: 45 }, (_, index) => [`k${index}`, ''])) },
    says: 'tags: 45 tags are too many: AWS takes 50, and evenkeel adds up to 6 of its own',
    kept: { tags: {} },
  },
]);

describe('the next period that is offered', () => {
  test.each([
    [10, 'the next longer period is 14'],
    [3000, 'the next longer period is 3288'],
    [5000, 'leave it out to keep them for ever'],
    [0, 'leave it out to keep them for ever'],
  ])('for %i days: %s', (retentionInDays, suggestion) => {
    const findings = checks.flatMap((check) => check({ spec: { retentionInDays }, related: () => undefined }));
    expect(findings).toMatchObject([{ suggestion }]);
  });
});

test('every period that CloudWatch Logs offers is accepted', () => {
  const offered = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
  ];
  for (const retentionInDays of offered) expect(findingsOf(checks, { retentionInDays })).toEqual([]);
});
