import { checks } from '../../../../src/kinds/ecs/service/checks.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import { describeRules } from '../../../support/findings.ts';
import { onFargate, service } from './specs.ts';

const daemon = (changes: JsonObject = {}) => service({ schedulingStrategy: 'DAEMON', ...changes });
const deploy = (deploymentConfiguration: JsonObject, more: JsonObject = {}) =>
  service({ deploymentConfiguration, ...more });
const breaker = (type: string, value: number | string) =>
  deploy({ deploymentCircuitBreaker: { enable: true, rollback: true, thresholdConfiguration: { type, value } } });
const hook = (changes: JsonObject) =>
  deploy({
    lifecycleHooks: [
      { hookTargetArn: 'arn:lambda', roleArn: 'arn:role', lifecycleStages: ['POST_SCALE_UP'], ...changes },
    ],
  });
const early = (changes: JsonObject, more: JsonObject = {}) =>
  deploy({
    earlySuccessCriteria: { enable: true, healthyPercent: 100, sourceServiceRevisionCleanup: 'BLOCKING', ...changes },
    ...more,
  });
const pause = { targetType: 'PAUSE', lifecycleStages: ['POST_SCALE_UP'] };
const by = (type: string) => ({ deploymentController: { type } });
const loadBalancers = [{ targetGroupArn: 'arn:tg', containerName: 'app', containerPort: 80 }];

describeRules('DAEMON services', checks, [
  {
    fact: 'they count their tasks themselves',
    broken: daemon({ desiredCount: 0 }),
    says: 'desiredCount: a DAEMON service runs one task on every instance and takes no desiredCount, not even 0',
    kept: [daemon(), service({ desiredCount: 0 })],
  },
  {
    fact: 'they have no room for a second task',
    broken: daemon({ deploymentConfiguration: { maximumPercent: 150 } }),
    says: 'deploymentConfiguration.maximumPercent: a DAEMON service has no room for a second task on an instance, so maximumPercent cannot be above 100',
    kept: daemon({ deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 50 } }),
  },
  {
    fact: 'they choose no instances',
    broken: daemon({ placementStrategy: [{ type: 'random' }] }),
    says: 'placementStrategy: a DAEMON service runs on every instance and takes no placementStrategy',
    kept: service({ placementStrategy: [{ type: 'random' }] }),
  },
  {
    fact: 'they are not rebalanced',
    broken: daemon({ availabilityZoneRebalancing: 'ENABLED' }),
    says: 'availabilityZoneRebalancing: a DAEMON service cannot be rebalanced across availability zones',
    kept: [daemon({ availabilityZoneRebalancing: 'DISABLED' }), service({ availabilityZoneRebalancing: 'ENABLED' })],
  },
  {
    fact: 'they need instances',
    broken: onFargate({ schedulingStrategy: 'DAEMON' }),
    says: 'schedulingStrategy: a DAEMON service needs instances, and Fargate has none',
    kept: daemon(),
  },
  {
    fact: 'they are deployed by ECS',
    broken: daemon({ ...by('CODE_DEPLOY'), loadBalancers }),
    says: 'schedulingStrategy: the deployment controller CODE_DEPLOY does not support DAEMON services',
    kept: daemon(by('ECS')),
  },
  {
    fact: 'they start with room for nothing but a stop',
    broken: daemon({ deploymentConfiguration: { minimumHealthyPercent: 100 } }),
    says: 'deploymentConfiguration: minimumHealthyPercent and maximumPercent are both 100, so no task could ever be replaced',
    kept: daemon({ deploymentConfiguration: { minimumHealthyPercent: 99 } }),
  },
]);

describeRules('deployments', checks, [
  {
    fact: 'there is room to replace a task',
    broken: deploy({ maximumPercent: 100 }),
    says: 'deploymentConfiguration: minimumHealthyPercent and maximumPercent are both 100, so no task could ever be replaced',
    kept: [
      deploy({ maximumPercent: 100, minimumHealthyPercent: 50 }),
      deploy({ minimumHealthyPercent: 100 }),
      deploy({ maximumPercent: '${maximum}' }),
    ],
  },
  {
    fact: 'there is room to replace a task also after rounding',
    broken: deploy({ minimumHealthyPercent: 50, maximumPercent: 150 }, { desiredCount: 1 }),
    says: 'warning deploymentConfiguration: 50 to 150 percent of 1 leaves no room to stop or to start a task, so none could ever be replaced',
    kept: [
      deploy({ minimumHealthyPercent: 50, maximumPercent: 150 }, { desiredCount: 2 }),
      deploy({ minimumHealthyPercent: 0, maximumPercent: 100 }, { desiredCount: 1 }),
      deploy({ minimumHealthyPercent: 50, maximumPercent: 150 }),
      deploy({ strategy: 'BLUE_GREEN', minimumHealthyPercent: 50, maximumPercent: 150 }, { desiredCount: 1 }),
    ],
  },
  {
    fact: 'rebalancing needs room for more tasks',
    broken: deploy({ maximumPercent: 100, minimumHealthyPercent: 0 }, { availabilityZoneRebalancing: 'ENABLED' }),
    says: 'availabilityZoneRebalancing: rebalancing across availability zones starts tasks before it stops others, which maximumPercent 100 forbids',
    kept: deploy({ maximumPercent: 101 }, { availabilityZoneRebalancing: 'ENABLED' }),
  },
  {
    fact: 'a circuit breaker waits for a failure',
    broken: breaker('COUNT', 0),
    says: 'deploymentConfiguration.deploymentCircuitBreaker.thresholdConfiguration.value: the threshold of the circuit breaker must be at least 1',
    kept: [breaker('COUNT', 101), breaker('COUNT', '${count}')],
  },
  {
    fact: 'a percentage is at most 100',
    broken: breaker('UNBOUNDED_PERCENT', 101),
    says: 'deploymentConfiguration.deploymentCircuitBreaker.thresholdConfiguration.value: the threshold of the circuit breaker is a percentage and cannot be above 100',
    kept: breaker('BOUNDED_PERCENT', 100),
  },
  {
    fact: 'linear steps belong to LINEAR',
    broken: deploy({ linearConfiguration: { stepPercent: 10 } }),
    says: 'deploymentConfiguration.linearConfiguration: linearConfiguration is for strategy LINEAR, and the strategy is ROLLING',
    kept: [
      deploy({ strategy: 'LINEAR', linearConfiguration: { stepPercent: 10 } }),
      deploy({ strategy: '${strategy}', linearConfiguration: { stepPercent: 10 } }),
    ],
  },
  {
    fact: 'canaries belong to CANARY',
    broken: deploy({ strategy: 'BLUE_GREEN', canaryConfiguration: { canaryPercent: 5 } }),
    says: 'deploymentConfiguration.canaryConfiguration: canaryConfiguration is for strategy CANARY, and the strategy is BLUE_GREEN',
    kept: deploy({ strategy: 'CANARY', canaryConfiguration: { canaryPercent: 0.7 } }),
  },
  {
    fact: 'shares of traffic have one decimal place',
    broken: deploy({ strategy: 'CANARY', canaryConfiguration: { canaryPercent: 0.75 } }),
    says: 'deploymentConfiguration.canaryConfiguration.canaryPercent: canaryConfiguration.canaryPercent may have one decimal place',
    kept: deploy({ strategy: 'LINEAR', linearConfiguration: { stepPercent: 3.3 } }),
  },
  {
    fact: 'steps of traffic have one decimal place',
    broken: deploy({ strategy: 'LINEAR', linearConfiguration: { stepPercent: 3.33 } }),
    says: 'deploymentConfiguration.linearConfiguration.stepPercent: linearConfiguration.stepPercent may have one decimal place',
    kept: deploy({ strategy: 'LINEAR', linearConfiguration: { stepPercent: '${step}' } }),
  },
  {
    fact: 'early success belongs to rolling deployments',
    broken: early({}, { strategy: 'BLUE_GREEN' }),
    says: 'deploymentConfiguration.earlySuccessCriteria: earlySuccessCriteria is for rolling deployments, and the strategy is BLUE_GREEN',
    kept: [early({}), early({ enable: false }, { strategy: 'BLUE_GREEN' })],
  },
  {
    fact: 'early success has a measure and a clean-up',
    broken: early({ healthyPercent: undefined, sourceServiceRevisionCleanup: undefined }),
    says: [
      'deploymentConfiguration.earlySuccessCriteria: earlySuccessCriteria needs healthyPercent',
      'deploymentConfiguration.earlySuccessCriteria: earlySuccessCriteria needs sourceServiceRevisionCleanup',
    ],
    kept: early({ enable: false, healthyPercent: undefined }),
  },
  {
    fact: 'early success is not before the minimum',
    broken: early({ healthyPercent: 80 }),
    says: 'deploymentConfiguration.earlySuccessCriteria.healthyPercent: healthyPercent is below minimumHealthyPercent (100)',
    kept: early({ healthyPercent: 80 }, { minimumHealthyPercent: 80 }),
  },
]);

describeRules('lifecycle hooks', checks, [
  {
    fact: 'a hook has stages',
    broken: hook({ lifecycleStages: undefined }),
    says: 'deploymentConfiguration.lifecycleHooks.0.lifecycleStages: a lifecycle hook must say at which stages it runs',
    kept: hook({ lifecycleStages: '${stages}' }),
  },
  {
    fact: 'a hook calls a function',
    broken: hook({ hookTargetArn: undefined }),
    says: 'deploymentConfiguration.lifecycleHooks.0.hookTargetArn: a lifecycle hook must say which Lambda function it calls',
    kept: hook({ hookTargetArn: undefined, targetType: 'PAUSE' }),
  },
  {
    fact: 'a function is called in a role',
    broken: hook({ roleArn: undefined }),
    says: 'deploymentConfiguration.lifecycleHooks.0.roleArn: a lifecycle hook must say in which role ECS calls its Lambda function',
    kept: [hook({ roleArn: undefined, targetType: 'PAUSE' }), hook({ roleArn: '${role}' })],
  },
  {
    fact: 'nothing pauses while traffic shifts',
    broken: hook({ targetType: 'PAUSE', lifecycleStages: ['PRODUCTION_TRAFFIC_SHIFT'] }),
    says: 'deploymentConfiguration.lifecycleHooks.0.lifecycleStages: a deployment cannot pause while traffic shifts',
    kept: hook({ lifecycleStages: ['PRODUCTION_TRAFFIC_SHIFT'] }),
  },
]);

describeRules('deployment controllers', checks, [
  {
    fact: 'a service runs something',
    broken: service({ taskDefinition: undefined }),
    says: 'taskDefinition: the service has no task definition',
    kept: service({ taskDefinition: '${definition}' }),
  },
  {
    fact: 'EXTERNAL has task definitions in task sets',
    broken: service(by('EXTERNAL')),
    says: 'taskDefinition: with the deployment controller EXTERNAL the task definition belongs to the task sets',
    kept: service({ ...by('EXTERNAL'), taskDefinition: undefined }),
  },
  {
    fact: 'EXTERNAL has load balancers in task sets',
    broken: service({ ...by('EXTERNAL'), taskDefinition: undefined, loadBalancers }),
    says: 'loadBalancers: with the deployment controller EXTERNAL load balancers belong to the task sets',
    kept: service({ loadBalancers }),
  },
  {
    fact: 'CODE_DEPLOY needs a load balancer',
    broken: service(by('CODE_DEPLOY')),
    says: 'loadBalancers: the deployment controller CODE_DEPLOY shifts traffic, and the service has no load balancer',
    kept: [service({ ...by('CODE_DEPLOY'), loadBalancers }), service(by('${controller}'))],
  },
  {
    fact: 'a circuit breaker needs ECS',
    broken: service({
      ...by('CODE_DEPLOY'),
      loadBalancers,
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    }),
    says: 'deploymentConfiguration.deploymentCircuitBreaker: only the deployment controller ECS has deploymentCircuitBreaker, and this is CODE_DEPLOY',
    kept: service({
      ...by('CODE_DEPLOY'),
      loadBalancers,
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: false, rollback: false } },
    }),
  },
  {
    fact: 'alarms need ECS',
    broken: service({
      ...by('CODE_DEPLOY'),
      loadBalancers,
      deploymentConfiguration: { alarms: { enable: true, rollback: true, alarmNames: ['errors'] } },
    }),
    says: 'deploymentConfiguration.alarms: only the deployment controller ECS has alarms, and this is CODE_DEPLOY',
    kept: service({ deploymentConfiguration: { alarms: { enable: true, rollback: true, alarmNames: ['errors'] } } }),
  },
  {
    fact: 'strategies need ECS',
    broken: service({ ...by('CODE_DEPLOY'), loadBalancers, deploymentConfiguration: { strategy: 'BLUE_GREEN' } }),
    says: 'deploymentConfiguration.strategy: only the deployment controller ECS has strategy, and this is CODE_DEPLOY',
    kept: service({ ...by('CODE_DEPLOY'), loadBalancers, deploymentConfiguration: { strategy: 'ROLLING' } }),
  },
  {
    fact: 'lifecycle hooks need ECS',
    broken: service({ ...by('CODE_DEPLOY'), loadBalancers, deploymentConfiguration: { lifecycleHooks: [pause] } }),
    says: 'deploymentConfiguration.lifecycleHooks: only the deployment controller ECS has lifecycleHooks, and this is CODE_DEPLOY',
    kept: [
      service({ ...by('CODE_DEPLOY'), loadBalancers, deploymentConfiguration: { lifecycleHooks: [] } }),
      deploy({ lifecycleHooks: [pause] }),
    ],
  },
  {
    fact: 'task sets have none of this',
    broken: service({
      ...by('EXTERNAL'),
      taskDefinition: undefined,
      deploymentConfiguration: {
        deploymentCircuitBreaker: { enable: true, rollback: true },
        alarms: { enable: true, rollback: true, alarmNames: ['errors'] },
        strategy: 'CANARY',
        lifecycleHooks: [pause],
      },
    }),
    says: ['deploymentCircuitBreaker', 'alarms', 'strategy', 'lifecycleHooks'].map(
      (member) =>
        `deploymentConfiguration.${member}: only the deployment controller ECS has ${member}, and this is EXTERNAL`,
    ),
    kept: service({ ...by('EXTERNAL'), taskDefinition: undefined, deploymentConfiguration: { strategy: 'ROLLING' } }),
  },
]);
