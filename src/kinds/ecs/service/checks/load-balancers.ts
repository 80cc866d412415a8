import type { Check } from '../../../../model/kind.ts';
import { isAbsent, textOf, valueAt } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import { inService, type Service, type ServiceElement } from './parts.ts';
import { targetRules } from './targets.ts';

const advanced = 'advancedConfiguration';
const shifting = ['BLUE_GREEN', 'LINEAR', 'CANARY'];

const rules: readonly Rule<ServiceElement>[] = [
  {
    at: 'loadBalancerName',
    when: ({ value }) => !isAbsent(value.loadBalancerName) && !isAbsent(value.targetGroupArn),
    message: 'an entry names a target group or a Classic Load Balancer, but not both',
    suggestion: 'remove loadBalancerName',
  },
  {
    at: 'targetGroupArn',
    when: ({ value }) => isAbsent(value.loadBalancerName) && isAbsent(value.targetGroupArn),
    message: 'an entry of loadBalancers names no target group',
    suggestion: 'set targetGroupArn',
  },
  {
    at: 'loadBalancerName',
    when: ({ value, owner }) => owner.isFargate && !isAbsent(value.loadBalancerName),
    message: 'Fargate does not work with Classic Load Balancers',
    suggestion: 'use the target group of an Application or Network Load Balancer',
  },
  ...['containerName', 'containerPort'].map(
    (member): Rule<ServiceElement> => ({
      at: member,
      when: ({ value }) => isAbsent(value[member]),
      message: `an entry of loadBalancers has no ${member}, so it is not clear where traffic goes`,
    }),
  ),
  {
    at: advanced,
    when: ({ value, owner }) => movesTraffic(owner) && !isAbsent(value.targetGroupArn) && isAbsent(value[advanced]),
    message: ({ owner }) =>
      `strategy ${strategyOf(owner)} moves traffic between two target groups, and there is no ${advanced}`,
    suggestion: 'set alternateTargetGroupArn, productionListenerRule and roleArn there',
  },
  ...['alternateTargetGroupArn', 'productionListenerRule', 'roleArn'].map(
    (member): Rule<ServiceElement> => ({
      at: `${advanced}.${member}`,
      when: ({ value, owner }) =>
        movesTraffic(owner) && !isAbsent(value[advanced]) && isAbsent(valueAt(value, `${advanced}.${member}`)),
      message: `${advanced} has no ${member}, which moving traffic needs`,
    }),
  ),
  ...targetRules,
];

const secondClassic: Rule<ServiceElement> = {
  at: 'loadBalancerName',
  when: () => true,
  message: 'a service works with one Classic Load Balancer only',
};

/** Where traffic comes from. */
export const loadBalancerChecks: readonly Check[] = [
  checkEach(inService('loadBalancers'), rules),
  checkEach(
    (subject) =>
      inService('loadBalancers')(subject)
        .filter(({ value }) => !isAbsent(value.loadBalancerName))
        .slice(1),
    [secondClassic],
  ),
];

/** Not with CODE_DEPLOY, which has a way of its own. */
function movesTraffic(service: Service): boolean {
  return service.controller === 'ECS' && shifting.includes(strategyOf(service));
}

function strategyOf({ value }: Service): string {
  return textOf(valueAt(value, 'deploymentConfiguration.strategy')) ?? '';
}
