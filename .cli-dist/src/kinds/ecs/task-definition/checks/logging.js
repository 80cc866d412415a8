import { isObject } from "../../../../lib/json.js";
import { nearest } from "../../../../lib/nearest.js";
import { isAbsent, isUnknown, textOf, valueAt } from "../../../../model/known.js";
import { checkEach } from "../../../../model/rule.js";
import { containersOf } from "./parts.js";
const fargateDrivers = ['awslogs', 'splunk', 'awsfirelens'];
/** What AWS documents for the awslogs driver. */
const awslogsOptions = [
    ...['awslogs-group', 'awslogs-region', 'awslogs-stream-prefix', 'awslogs-create-group', 'awslogs-datetime-format'],
    ...['awslogs-multiline-pattern', 'awslogs-stream', 'awslogs-endpoint', 'mode', 'max-buffer-size', 'tag'],
];
const rules = [
    {
        at: 'logConfiguration.logDriver',
        when: (container) => {
            const driver = driverOf(container);
            return container.task.isFargate && driver !== undefined && !fargateDrivers.includes(driver);
        },
        message: (container) => `${container.title} uses log driver ${driverOf(container)}, which Fargate does not have`,
        suggestion: `use ${fargateDrivers.join(', ')}`,
    },
    {
        at: 'logConfiguration.logDriver',
        when: (container) => driverOf(container) === 'awsfirelens' && !hasRouter(container),
        message: ({ title }) => `${title} sends its logs to FireLens, but no container has a firelensConfiguration`,
        suggestion: 'add a log router container with firelensConfiguration: { type: fluentbit }',
    },
    needed('awslogs-group', 'set it to ref:LogGroup/… or to the name of a log group'),
    needed('awslogs-region', 'set it to the region of the log group'),
    {
        at: option('awslogs-stream-prefix'),
        when: (container) => container.task.isFargate && lacks(container, 'awslogs-stream-prefix'),
        message: ({ title }) => `Fargate needs awslogs-stream-prefix to name the log streams of ${title}`,
        suggestion: 'set it to e.g. the name of the service',
    },
    {
        at: option('awslogs-create-group'),
        when: (container) => !['true', undefined].includes(optionOf(container, 'awslogs-create-group')),
        message: ({ title }) => `awslogs-create-group of ${title} may only be "true" or left out`,
        suggestion: 'remove it',
    },
    {
        at: option('awslogs-multiline-pattern'),
        when: (container) => optionOf(container, 'awslogs-multiline-pattern') !== undefined &&
            optionOf(container, 'awslogs-datetime-format') !== undefined,
        message: ({ title }) => `${title} may have awslogs-datetime-format or awslogs-multiline-pattern, but not both`,
    },
    {
        at: (container) => option(unknownOption(container) ?? ''),
        when: (container) => unknownOption(container) !== undefined,
        message: (container) => `the awslogs driver of ${container.title} has no documented option "${unknownOption(container)}"`,
        suggestion: (container) => {
            const meant = nearest(unknownOption(container) ?? '', awslogsOptions);
            return meant && `did you mean "${meant}"?`;
        },
        severity: 'warning',
    },
];
/** Where logs go. */
export const loggingChecks = [checkEach(containersOf, rules)];
function option(name) {
    return `logConfiguration.options.${name}`;
}
function needed(name, suggestion) {
    return {
        at: option(name),
        when: (container) => lacks(container, name),
        message: ({ title }) => `the awslogs driver of ${title} needs ${name}`,
        suggestion,
    };
}
function driverOf({ value }) {
    return textOf(valueAt(value, 'logConfiguration.logDriver'));
}
/** The value of an awslogs option that is known. */
function optionOf(container, name) {
    return driverOf(container) === 'awslogs' ? textOf(valueAt(container.value, option(name))) : undefined;
}
function lacks(container, name) {
    return driverOf(container) === 'awslogs' && isAbsent(valueAt(container.value, option(name)));
}
function unknownOption(container) {
    const options = valueAt(container.value, 'logConfiguration.options');
    if (driverOf(container) !== 'awslogs' || !isObject(options))
        return undefined;
    return Object.keys(options).find((name) => !awslogsOptions.includes(name));
}
function hasRouter({ task: { containers, containerNames, value } }) {
    return (!containerNames.isComplete ||
        isUnknown(value.containerDefinitions) ||
        containers.some((container) => !isAbsent(container.value.firelensConfiguration)));
}
