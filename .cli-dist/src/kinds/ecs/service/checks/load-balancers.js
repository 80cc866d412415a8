import { isAbsent, textOf, valueAt } from "../../../../model/known.js";
import { checkEach } from "../../../../model/rule.js";
import { inService } from "./parts.js";
import { targetRules } from "./targets.js";
const advanced = 'advancedConfiguration';
const shifting = ['BLUE_GREEN', 'LINEAR', 'CANARY'];
const rules = [
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
    ...['containerName', 'containerPort'].map((member) => ({
        at: member,
        when: ({ value }) => isAbsent(value[member]),
        message: `an entry of loadBalancers has no ${member}, so it is not clear where traffic goes`,
    })),
    {
        at: advanced,
        when: ({ value, owner }) => shifting.includes(strategyOf(owner)) && !isAbsent(value.targetGroupArn) && isAbsent(value[advanced]),
        message: ({ owner }) => `strategy ${strategyOf(owner)} moves traffic between two target groups, and there is no ${advanced}`,
        suggestion: 'set alternateTargetGroupArn, productionListenerRule and roleArn there',
    },
    ...['alternateTargetGroupArn', 'productionListenerRule', 'roleArn'].map((member) => ({
        at: `${advanced}.${member}`,
        when: ({ value, owner }) => shifting.includes(strategyOf(owner)) &&
            !isAbsent(value[advanced]) &&
            isAbsent(valueAt(value, `${advanced}.${member}`)),
        message: `${advanced} has no ${member}, which moving traffic needs`,
    })),
    ...targetRules,
];
const secondClassic = {
    at: 'loadBalancerName',
    when: () => true,
    message: 'a service works with one Classic Load Balancer only',
};
/** Where traffic comes from. */
export const loadBalancerChecks = [
    checkEach(inService('loadBalancers'), rules),
    checkEach((subject) => inService('loadBalancers')(subject)
        .filter(({ value }) => !isAbsent(value.loadBalancerName))
        .slice(1), [secondClassic]),
];
function strategyOf({ value }) {
    return textOf(valueAt(value, 'deploymentConfiguration.strategy')) ?? '';
}
