import type { Check } from '../../../../model/kind.ts';
import { isAbsent, numberOf, textOf, valueAt } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import { type Service, services } from './parts.ts';
import { percents } from './percents.ts';

const threshold = 'deploymentConfiguration.deploymentCircuitBreaker.thresholdConfiguration';
const early = 'deploymentConfiguration.earlySuccessCriteria';

const rules: readonly Rule<Service>[] = [
  {
    at: 'deploymentConfiguration',
    when: (service) =>
      strategyOf(service) === 'ROLLING' && percents(service).minimum === 100 && percents(service).maximum === 100,
    message: 'minimumHealthyPercent and maximumPercent are both 100, so no task could ever be replaced',
    suggestion:
      'lower minimumHealthyPercent or raise maximumPercent; left out they are 100 and 200 (0 and 100 for DAEMON)',
  },
  {
    at: 'deploymentConfiguration',
    when: (service) => strategyOf(service) === 'ROLLING' && !service.isDaemon && isRoomless(service),
    message: (service) =>
      `${percents(service).minimum} to ${percents(service).maximum} percent of ${service.value.desiredCount} leaves no room to stop or to start a task, so none could ever be replaced`,
    suggestion: 'lower minimumHealthyPercent or raise maximumPercent; ECS rounds the one up and the other down',
    severity: 'warning',
  },
  {
    at: `${threshold}.value`,
    when: ({ value }) => (numberOf(valueAt(value, `${threshold}.value`)) ?? 1) < 1,
    message: 'the threshold of the circuit breaker must be at least 1',
  },
  {
    at: `${threshold}.value`,
    when: ({ value }) =>
      (textOf(valueAt(value, `${threshold}.type`)) ?? '').endsWith('_PERCENT') &&
      (numberOf(valueAt(value, `${threshold}.value`)) ?? 0) > 100,
    message: 'the threshold of the circuit breaker is a percentage and cannot be above 100',
    suggestion: 'use type: COUNT for a number of tasks',
  },
  onlyWith('linearConfiguration', 'LINEAR'),
  onlyWith('canaryConfiguration', 'CANARY'),
  inTenths('linearConfiguration.stepPercent'),
  inTenths('canaryConfiguration.canaryPercent'),
  {
    at: early,
    when: (service) => isOn(service, early) && !['ROLLING', undefined].includes(strategyOf(service)),
    message: (service) => `earlySuccessCriteria is for rolling deployments, and the strategy is ${strategyOf(service)}`,
  },
  ...['healthyPercent', 'sourceServiceRevisionCleanup'].map(
    (member): Rule<Service> => ({
      at: early,
      when: (service) => isOn(service, early) && isAbsent(valueAt(service.value, `${early}.${member}`)),
      message: `earlySuccessCriteria needs ${member}`,
    }),
  ),
  {
    at: `${early}.healthyPercent`,
    when: (service) =>
      isOn(service, early) &&
      (numberOf(valueAt(service.value, `${early}.healthyPercent`)) ?? 100) < (percents(service).minimum ?? 0),
    message: (service) => `healthyPercent is below minimumHealthyPercent (${percents(service).minimum})`,
  },
];

/** How deployments go. */
export const deploymentChecks: readonly Check[] = [checkEach(services, rules)];

function onlyWith(member: string, strategy: string): Rule<Service> {
  const at = `deploymentConfiguration.${member}`;
  return {
    at,
    when: (service) => !isAbsent(valueAt(service.value, at)) && ![strategy, undefined].includes(strategyOf(service)),
    message: (service) => `${member} is for strategy ${strategy}, and the strategy is ${strategyOf(service)}`,
    suggestion: `remove ${member}`,
  };
}

function inTenths(member: string): Rule<Service> {
  const at = `deploymentConfiguration.${member}`;
  return {
    at,
    when: ({ value }) => {
      const tenths = (numberOf(valueAt(value, at)) ?? 0) * 10;
      // Fractions such as 0.7 are not exact in binary.
      return Math.abs(tenths - Math.round(tenths)) > 1e-6;
    },
    message: `${member} may have one decimal place`,
  };
}

/** Where both are 100 no number of tasks helps, which has a rule of its own. */
function isRoomless(service: Service): boolean {
  const tasks = numberOf(service.value.desiredCount) ?? 0;
  const { minimum, maximum } = percents(service);
  if (tasks === 0 || minimum === undefined || maximum === undefined) return false;
  if (minimum === 100 && maximum === 100) return false;
  return Math.ceil((minimum * tasks) / 100) >= tasks && Math.floor((maximum * tasks) / 100) <= tasks;
}

/** Undefined while not known. */
function strategyOf({ value }: Service): string | undefined {
  const given = valueAt(value, 'deploymentConfiguration.strategy');
  return given === undefined ? 'ROLLING' : textOf(given);
}

function isOn({ value }: Service, block: string): boolean {
  return valueAt(value, `${block}.enable`) === true;
}
