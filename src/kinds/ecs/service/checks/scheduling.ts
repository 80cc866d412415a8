import type { Check } from '../../../../model/kind.ts';
import { isAbsent } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import { type Service, services } from './parts.ts';
import { percents } from './percents.ts';

const daemonRules: readonly Rule<Service>[] = [
  {
    at: 'desiredCount',
    when: ({ value }) => value.desiredCount !== undefined,
    message: 'a DAEMON service runs one task on every instance and takes no desiredCount, not even 0',
    suggestion: 'remove desiredCount',
  },
  {
    at: 'deploymentConfiguration.maximumPercent',
    when: (service) => (percents(service).maximum ?? 0) > 100,
    message: 'a DAEMON service has no room for a second task on an instance, so maximumPercent cannot be above 100',
    suggestion: 'remove maximumPercent',
  },
  {
    at: 'placementStrategy',
    when: ({ value }) => !isAbsent(value.placementStrategy),
    message: 'a DAEMON service runs on every instance and takes no placementStrategy',
    suggestion: 'remove placementStrategy',
  },
  {
    at: 'availabilityZoneRebalancing',
    when: ({ value }) => value.availabilityZoneRebalancing === 'ENABLED',
    message: 'a DAEMON service cannot be rebalanced across availability zones',
    suggestion: 'remove availabilityZoneRebalancing',
  },
  {
    at: 'schedulingStrategy',
    when: ({ isFargate }) => isFargate,
    message: 'a DAEMON service needs instances, and Fargate has none',
    suggestion: 'use schedulingStrategy: REPLICA',
  },
  {
    at: 'schedulingStrategy',
    when: ({ controller = 'ECS' }) => controller !== 'ECS',
    message: ({ controller }) => `the deployment controller ${controller} does not support DAEMON services`,
  },
];

const rebalancing: Rule<Service> = {
  at: 'availabilityZoneRebalancing',
  when: (service) =>
    !service.isDaemon &&
    service.value.availabilityZoneRebalancing === 'ENABLED' &&
    (percents(service).maximum ?? 200) <= 100,
  message:
    'rebalancing across availability zones starts tasks before it stops others, which maximumPercent 100 forbids',
  suggestion: 'raise maximumPercent, or set availabilityZoneRebalancing: DISABLED',
};

/** How many tasks run, and where. */
export const schedulingChecks: readonly Check[] = [
  checkEach((subject) => services(subject).filter(({ isDaemon }) => isDaemon), daemonRules),
  checkEach(services, [rebalancing]),
];
