import { checks } from '../../../../src/kinds/ecs/service/checks.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import { describeRules } from '../../../support/findings.ts';
import { definition, fargateDefinition, managed, networkConfiguration, onFargate, service } from './specs.ts';

const strategy = (...items: JsonObject[]) => service({ launchType: undefined, capacityProviderStrategy: items });
const onSpot = (...items: JsonObject[]) =>
  service({ launchType: undefined, networkConfiguration, capacityProviderStrategy: items });

describeRules('what a service runs on', checks, [
  {
    fact: 'a launch type and a strategy exclude each other',
    broken: service({ capacityProviderStrategy: [{ capacityProvider: 'gpu', weight: 1 }] }),
    says: 'capacityProviderStrategy: a service takes launchType or capacityProviderStrategy, but not both',
    kept: [service(), strategy({ capacityProvider: 'gpu', weight: 1 }), service({ capacityProviderStrategy: [] })],
  },
  {
    fact: 'managed instances are no launch type of services',
    broken: service({ launchType: 'MANAGED_INSTANCES' }),
    says: 'launchType: managed instances are chosen with capacityProviderStrategy, not with launchType',
    kept: service({ launchType: '${launch_type}' }),
  },
  {
    fact: 'external instances do not have awsvpc',
    broken: managed({ launchType: 'EXTERNAL', networkConfiguration }),
    others: definition({ networkMode: 'awsvpc' }),
    says: 'launchType: external instances do not support network mode awsvpc, which the task definition has',
    kept: managed({ networkConfiguration }),
  },
  {
    fact: 'Fargate needs a task definition with awsvpc',
    broken: managed({ launchType: 'FARGATE' }),
    others: fargateDefinition({ networkMode: 'bridge' }),
    says: 'launchType: Fargate needs network mode awsvpc, and the task definition has bridge',
    kept: managed(),
  },
  {
    fact: 'Fargate needs a task definition with a size',
    broken: onFargate(),
    others: fargateDefinition({ cpu: undefined }),
    says: 'launchType: Fargate needs cpu and memory for the whole task, which the task definition does not give',
    kept: onFargate({ taskDefinition: 'other' }),
  },
  {
    fact: 'capacity providers of Fargate need a size too',
    broken: onFargate({
      launchType: undefined,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
    }),
    others: fargateDefinition({ memory: undefined }),
    says: 'capacityProviderStrategy: Fargate needs cpu and memory for the whole task, which the task definition does not give',
    kept: managed({ networkConfiguration }),
  },
  {
    fact: 'the task definition says what it lacks for Fargate where it asks for Fargate',
    broken: managed({ launchType: 'FARGATE', networkConfiguration: { awsvpcConfiguration: { subnets: [] } } }),
    others: fargateDefinition({ requiresCompatibilities: ['FARGATE'], cpu: undefined }),
    says: 'networkConfiguration.awsvpcConfiguration.subnets: tasks with a network of their own need at least one subnet',
    kept: onFargate(),
  },
  {
    fact: 'instances have no platform version',
    broken: service({ platformVersion: '1.4.0' }),
    says: 'platformVersion: platform versions belong to Fargate, and the launch type is EC2',
    kept: [onFargate({ platformVersion: '1.4.0' }), service({ platformVersion: '1.4.0', launchType: '${type}' })],
  },
  {
    fact: 'old platform versions lack features',
    broken: onFargate({ platformVersion: '1.3.0' }),
    others: fargateDefinition({ ephemeralStorage: { sizeInGiB: 30 } }),
    says: 'platformVersion: the task definition has ephemeralStorage, which came with platform version 1.4.0, and this is 1.3.0',
    kept: [onFargate({ platformVersion: '1.4.0' }), onFargate({ platformVersion: 'LATEST' })],
  },
  {
    fact: 'old platform versions have no EFS',
    broken: onFargate({ platformVersion: '1.3.0' }),
    others: fargateDefinition({ volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }] }),
    says: 'platformVersion: the task definition has EFS volumes, which came with platform version 1.4.0, and this is 1.3.0',
    kept: onFargate({ platformVersion: '1.3.0', taskDefinition: 'other' }),
  },
]);

describeRules('capacity provider strategies', checks, [
  {
    fact: 'some provider has a weight',
    broken: strategy({ capacityProvider: 'blue' }, { capacityProvider: 'green', weight: 0 }),
    says: 'capacityProviderStrategy: no capacity provider in the strategy has a weight above 0, so none could take tasks',
    kept: [
      strategy({ capacityProvider: 'blue', weight: '${weight}' }),
      strategy({ capacityProvider: 'blue', weight: 1 }),
    ],
  },
  {
    fact: 'one provider may have a base',
    broken: strategy({ capacityProvider: 'blue', weight: 1, base: 1 }, { capacityProvider: 'green', base: 2 }),
    says: 'capacityProviderStrategy: two capacity providers in the strategy have a base, and only one may',
    kept: strategy({ capacityProvider: 'blue', weight: 1, base: 1 }, { capacityProvider: 'green', base: 0 }),
  },
  {
    fact: 'Fargate and instances do not mix',
    broken: strategy({ capacityProvider: 'FARGATE', weight: 1 }, { capacityProvider: 'blue', weight: 1 }),
    says: 'capacityProviderStrategy: the strategy mixes Fargate with other capacity providers, and AWS takes only one sort',
    kept: onSpot({ capacityProvider: 'FARGATE', weight: 1 }, { capacityProvider: 'FARGATE_SPOT', weight: 1 }),
  },
  {
    fact: 'a provider is named once',
    broken: strategy({ capacityProvider: 'blue', weight: 1 }, { capacityProvider: 'blue', weight: 2 }),
    says: 'capacityProviderStrategy.1.capacityProvider: capacity provider "blue" is named twice in the strategy',
    kept: strategy({ capacityProvider: '${p}', weight: 1 }, { capacityProvider: '${p}', weight: 2 }),
  },
  {
    fact: 'nobody can call a provider like one of AWS',
    broken: strategy({ capacityProvider: 'FARGATE_SPT', weight: 1 }),
    says: 'capacityProviderStrategy.0.capacityProvider: no capacity provider can be called "FARGATE_SPT": AWS keeps names that start with aws, ecs and fargate to itself',
    kept: strategy({ capacityProvider: 'my-fargate', weight: 1 }),
  },
  {
    fact: 'a provider is associated with the cluster',
    broken: service({ ...strategy({ capacityProvider: 'blue', weight: 1 }), cluster: 'ref:Cluster/demo' }),
    others: { 'Cluster/demo': { capacityProviders: ['green'] }, 'Cluster/open': { capacityProviders: '${providers}' } },
    says: 'capacityProviderStrategy.0.capacityProvider: capacity provider "blue" is not associated with the cluster',
    kept: [
      service({ ...strategy({ capacityProvider: 'green', weight: 1 }), cluster: 'ref:Cluster/demo' }),
      service({ ...strategy({ capacityProvider: 'blue', weight: 1 }), cluster: 'ref:Cluster/open' }),
      strategy({ capacityProvider: 'blue', weight: 1 }),
    ],
  },
]);
