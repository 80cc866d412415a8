import type { Check } from '../../../../model/kind.ts';
import { isAbsent, valueAt } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import { type Service, services } from './parts.ts';

const rules: readonly Rule<Service>[] = [
  {
    at: 'networkConfiguration',
    when: ({ value, networkMode, controller }) =>
      controller !== 'EXTERNAL' &&
      networkMode === 'awsvpc' &&
      isAbsent(valueAt(value, 'networkConfiguration.awsvpcConfiguration')),
    message: 'tasks with network mode awsvpc need subnets, and the service has no networkConfiguration',
    suggestion: 'set networkConfiguration.awsvpcConfiguration.subnets',
  },
  {
    at: 'networkConfiguration',
    when: ({ value, networkMode = 'awsvpc' }) => networkMode !== 'awsvpc' && !isAbsent(value.networkConfiguration),
    message: ({ networkMode }) =>
      `networkConfiguration goes with network mode awsvpc, and the task definition has ${networkMode}`,
    suggestion: 'remove networkConfiguration, or set networkMode: awsvpc in the task definition',
  },
  {
    at: 'networkConfiguration.awsvpcConfiguration.subnets',
    when: ({ value }) => {
      const subnets = valueAt(value, 'networkConfiguration.awsvpcConfiguration.subnets');
      return Array.isArray(subnets) && subnets.length === 0;
    },
    message: 'tasks with a network of their own need at least one subnet',
  },
];

/** The network of the tasks against the network mode of the task definition. */
export const networkChecks: readonly Check[] = [checkEach(services, rules)];
