import { isAbsent, isUnknown, textOf } from "../../../../model/known.js";
import { checkEach } from "../../../../model/rule.js";
import { inService, services } from "./parts.js";
const onInstancesOnly = ['placementConstraints', 'placementStrategy'].map((member) => ({
    at: member,
    when: ({ isFargate, value }) => isFargate && !isAbsent(value[member]),
    message: `${member} chooses between instances, and Fargate has none`,
    suggestion: `remove ${member}`,
}));
const strategyRules = [
    {
        at: 'field',
        when: ({ value }) => value.type === 'binpack' && !isUnknown(value.field) && !/^(cpu|memory)$/i.test(textOf(value.field) ?? ''),
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
const constraintRules = [
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
export const placementChecks = [
    checkEach(services, onInstancesOnly),
    checkEach(inService('placementStrategy'), strategyRules),
    checkEach(inService('placementConstraints'), constraintRules),
];
