import { isObject } from '../../../../lib/json.ts';
import type { Check, Subject } from '../../../../model/kind.ts';
import { isAbsent, isUnknown, textOf, valueAt } from '../../../../model/known.ts';
import { checkEach, type Part } from '../../../../model/rule.ts';

/** Where ECS Exec sessions are logged. */
export const loggingChecks: readonly Check[] = [
  checkEach(execOf, [
    {
      at: 'logging',
      when: ({ value }) => value.logging === 'OVERRIDE' && !isUnknown(value.logConfiguration) && !hasDestination(value),
      message: 'logging is OVERRIDE, but logConfiguration names neither a log group nor a bucket',
      suggestion: 'set logConfiguration.cloudWatchLogGroupName or logConfiguration.s3BucketName',
    },
    {
      at: 'logConfiguration',
      when: ({ value }) =>
        !isAbsent(value.logConfiguration) &&
        (textOf(value.logging) ?? 'DEFAULT') !== 'OVERRIDE' &&
        !isUnknown(value.logging),
      message: 'logConfiguration counts only when logging is OVERRIDE, and AWS refuses it otherwise',
      suggestion: 'set logging: OVERRIDE',
    },
  ]),
];

function execOf({ spec }: Subject): Part[] {
  const value = valueAt(spec, 'configuration.executeCommandConfiguration');
  return isObject(value) ? [{ path: ['configuration', 'executeCommandConfiguration'], value }] : [];
}

function hasDestination(value: Part['value']): boolean {
  return ['cloudWatchLogGroupName', 's3BucketName'].some(
    (name) => !isAbsent(valueAt(value, `logConfiguration.${name}`)),
  );
}
