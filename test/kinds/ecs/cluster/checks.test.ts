import { checks } from '../../../../src/kinds/ecs/cluster/checks.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import { describeRules } from '../../../support/findings.ts';

const exec = (executeCommandConfiguration: JsonObject) => ({ configuration: { executeCommandConfiguration } });
const destination = { cloudWatchLogGroupName: 'ref:LogGroup/exec' };
const strategy = (...items: JsonObject[]) => ({
  capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  defaultCapacityProviderStrategy: items,
});

describeRules('the capacity of a cluster', checks, [
  {
    fact: 'a provider has a name that somebody may give',
    broken: { capacityProviders: ['FARGATE', 'fargate_spot'] },
    says: 'capacityProviders.1: no capacity provider can be called "fargate_spot": AWS keeps names that start with aws, ecs and fargate to itself',
    kept: [{ capacityProviders: ['FARGATE', 'FARGATE_SPOT', 'gpu'] }, { capacityProviders: '${providers}' }],
  },
  {
    fact: 'the default strategy names providers of the cluster',
    broken: {
      capacityProviders: ['green'],
      defaultCapacityProviderStrategy: [{ capacityProvider: 'greed', weight: 1 }],
    },
    says: `defaultCapacityProviderStrategy.0.capacityProvider: the default strategy names "greed", which is not among the cluster's capacityProviders`,
    kept: [
      strategy({ capacityProvider: 'FARGATE', weight: 1 }),
      { capacityProviders: '${all}', defaultCapacityProviderStrategy: [{ capacityProvider: 'gpu', weight: 1 }] },
    ],
  },
  {
    fact: 'some provider has a weight',
    broken: strategy({ capacityProvider: 'FARGATE', base: 1 }),
    says: 'defaultCapacityProviderStrategy: no capacity provider in the strategy has a weight above 0, so none could take tasks',
    kept: [strategy({ capacityProvider: 'FARGATE', base: 1, weight: 1 }), strategy()],
  },
  {
    fact: 'one provider may have a base',
    broken: strategy(
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', base: 1 },
    ),
    says: 'defaultCapacityProviderStrategy: two capacity providers in the strategy have a base, and only one may',
    kept: strategy(
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 1 },
    ),
  },
]);

describeRules('the logs of ECS Exec', checks, [
  {
    fact: 'OVERRIDE needs a destination',
    broken: exec({ logging: 'OVERRIDE', logConfiguration: { s3EncryptionEnabled: true } }),
    says: 'configuration.executeCommandConfiguration.logging: logging is OVERRIDE, but logConfiguration names neither a log group nor a bucket',
    kept: [
      exec({ logging: 'OVERRIDE', logConfiguration: destination }),
      exec({ logging: 'OVERRIDE', logConfiguration: '${logs}' }),
      exec({ logging: 'NONE' }),
    ],
  },
  {
    fact: 'a destination needs OVERRIDE',
    broken: exec({ logConfiguration: destination }),
    says: 'configuration.executeCommandConfiguration.logConfiguration: logConfiguration counts only when logging is OVERRIDE, and AWS refuses it otherwise',
    kept: [exec({ logging: '${logging}', logConfiguration: destination }), exec({ logging: 'DEFAULT' })],
  },
]);

describeRules('settings and tags of a cluster', checks, [
  {
    fact: 'a setting has one value',
    broken: { settings: ['enabled', 'disabled'].map((value) => ({ name: 'containerInsights', value })) },
    says: 'settings.1.name: setting containerInsights is given twice',
    kept: { settings: [{ name: 'containerInsights', value: 'enabled' }] },
  },
  {
    fact: 'a tag has a key',
    broken: { tags: [{ value: 'a' }] },
    says: 'tags.0.key: a tag has no key',
    kept: { tags: [{ key: '${key}' }] },
  },
  {
    fact: 'a key has at most 128 characters',
    broken: { tags: [{ key: 'k'.repeat(129), value: '' }] },
    says: 'tags.0.key: the key of tag "kkkkkkkkkkkkkkkkkkkk…" is longer than 128 characters',
    kept: { tags: [{ key: 'k'.repeat(128), value: '' }] },
  },
  {
    fact: 'a value has at most 256 characters',
    broken: { tags: [{ key: 'team', value: 'v'.repeat(257) }] },
    says: 'tags.0.value: the value of tag "team" is longer than 256 characters',
    kept: { tags: [{ key: 'team', value: 'v'.repeat(256) }] },
  },
  {
    fact: 'keys and values have letters, digits and a few signs',
    broken: { tags: [{ key: 'te,am', value: 'a;b' }] },
    says: [
      'tags.0.key: the key of tag "te,am" has a character that AWS does not take',
      'tags.0.value: the value of tag "te,am" has a character that AWS does not take',
    ],
    kept: { tags: [{ key: 'Größe größer/2_x', value: 'a.b:c/d=e+f-g@h 9' }] },
  },
  {
    fact: 'a key is given once',
    broken: {
      tags: [
        { key: 'team', value: 'a' },
        { key: 'team', value: 'b' },
      ],
    },
    says: 'tags.1.key: tag "team" is given twice',
    kept: { tags: [{ key: 'team', value: 'a' }, { key: 'Team', value: 'b' }, { key: '${a}' }, { key: '${a}' }] },
  },
  {
    fact: 'AWS keeps aws: to itself, in any case',
    broken: { tags: [{ key: 'AWS:team', value: 'a' }] },
    says: 'tags.0.key: tag "AWS:team" starts with aws:, which AWS keeps to itself',
    kept: { tags: [{ key: 'team:aws', value: 'a' }] },
  },
  {
    fact: 'evenkeel: says who owns what',
    broken: { tags: [{ key: 'evenkeel:owner', value: 'me' }] },
    says: 'tags.0.key: tag "evenkeel:owner" starts with evenkeel:, which says who owns the resource',
    kept: { tags: [{ key: 'evenkeel', value: 'me' }] },
  },
  {
    fact: 'there is room for the tags that evenkeel adds',
    broken: { tags: Array.from({ length: 45 }, (_, index) => ({ key: `k${index}`, value: '' })) },
    says: 'tags: 45 tags are too many: AWS takes 50, and evenkeel adds up to 6 of its own',
    kept: { tags: Array.from({ length: 44 }, (_, index) => ({ key: `k${index}`, value: '' })) },
  },
]);
