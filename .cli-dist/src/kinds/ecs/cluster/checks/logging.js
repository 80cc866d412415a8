import { isObject } from "../../../../lib/json.js";
import { isAbsent, isUnknown, textOf, valueAt } from "../../../../model/known.js";
import { checkEach } from "../../../../model/rule.js";
/** Where ECS Exec sessions are logged. */
export const loggingChecks = [
    checkEach(execOf, [
        {
            at: 'logging',
            when: ({ value }) => value.logging === 'OVERRIDE' && !isUnknown(value.logConfiguration) && !hasDestination(value),
            message: 'logging is OVERRIDE, but logConfiguration names neither a log group nor a bucket',
            suggestion: 'set logConfiguration.cloudWatchLogGroupName or logConfiguration.s3BucketName',
        },
        {
            at: 'logConfiguration',
            when: ({ value }) => !isAbsent(value.logConfiguration) &&
                (textOf(value.logging) ?? 'DEFAULT') !== 'OVERRIDE' &&
                !isUnknown(value.logging),
            message: 'logConfiguration counts only when logging is OVERRIDE, and AWS refuses it otherwise',
            suggestion: 'set logging: OVERRIDE',
        },
    ]),
];
function execOf({ spec }) {
    const value = valueAt(spec, 'configuration.executeCommandConfiguration');
    return isObject(value) ? [{ path: ['configuration', 'executeCommandConfiguration'], value }] : [];
}
function hasDestination(value) {
    return ['cloudWatchLogGroupName', 's3BucketName'].some((name) => !isAbsent(valueAt(value, `logConfiguration.${name}`)));
}
