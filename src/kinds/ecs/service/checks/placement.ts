import type { Check } from '../../../../model/kind.ts';
import { isAbsent, isUnknown, textOf } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import { inService, type Service, type ServiceElement, services } from './parts.ts';

const onInstancesOnly = ['placementConstraints', 'placementStrategy'].map(
  (member): Rule<Service> => ({
    at: member,
    when: ({ isFargate, value }) => isFargate && !isAbsent(value[member]),
    message: `${member} is about instances, and Fargate has none`,
    suggestion: `remove ${member}`,
  }),
);

const strategyRules: readonly Rule<ServiceElement>[] = [
  {
    at: 'field',
    when: ({ value }) =>
      value.type === 'binpack' && !isUnknown(value.field) && !/^(cpu|memory)$/i.test(textOf(value.field) ?? ''),
    message: 'a binpack strategy fills instances up by cpu or by memory',
    suggestion: 'set field: memory or field: cpu',
  },
  {
    at: 'field',
    when: ({ value }) => value.type === 'random' && !isAbsent(value.field),
    message: 'a random strategy looks at no field',
    suggestion: 'remove field',
  },
];

const constraintRules: readonly Rule<ServiceElement>[] = [
  {
    at: 'expression',
    when: ({ value }) => value.type === 'distinctInstance' && !isAbsent(value.expression),
    message: 'a distinctInstance constraint takes no expression',
    suggestion: 'remove expression, or use type: memberOf',
  },
  {
    at: 'expression',
    when: ({ value }) => value.type === 'memberOf' && isAbsent(value.expression),
    message: 'a memberOf constraint needs an expression',
    severity: 'warning',
  },
];

/** Which instances tasks are placed on. */
export const placementChecks: readonly Check[] = [
  checkEach(services, onInstancesOnly),
  checkEach(inService('placementStrategy'), strategyRules),
  checkEach(inService('placementConstraints'), constraintRules),
];
