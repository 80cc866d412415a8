import { didYouMean } from '../../../../lib/did-you-mean.ts';
import { isObject } from '../../../../lib/json.ts';
import type { Check } from '../../../../model/kind.ts';
import { isAbsent, isUnknown, textOf, valueAt } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import { type Container, containersOf } from './parts.ts';

const fargateDrivers = ['awslogs', 'splunk', 'awsfirelens'];

/** What AWS or Docker documents for the awslogs driver. */
const awslogsOptions = [
  ...['awslogs-group', 'awslogs-region', 'awslogs-stream-prefix', 'awslogs-create-group', 'awslogs-datetime-format'],
  ...['awslogs-multiline-pattern', 'awslogs-stream', 'awslogs-endpoint', 'mode', 'max-buffer-size', 'tag'],
];

const rules: readonly Rule<Container>[] = [
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
    when: (container) =>
      optionOf(container, 'awslogs-multiline-pattern') !== undefined &&
      optionOf(container, 'awslogs-datetime-format') !== undefined,
    message: ({ title }) => `${title} may have awslogs-datetime-format or awslogs-multiline-pattern, but not both`,
  },
  {
    at: (container) => option(unknownOption(container) ?? ''),
    when: (container) => unknownOption(container) !== undefined,
    message: (container) =>
      `the awslogs driver of ${container.title} has no documented option "${unknownOption(container)}"`,
    suggestion: (container) => didYouMean(unknownOption(container), awslogsOptions),
    severity: 'warning',
  },
];

/** Where logs go. */
export const loggingChecks: readonly Check[] = [checkEach(containersOf, rules)];

function option(name: string): string {
  return `logConfiguration.options.${name}`;
}

function needed(name: string, suggestion: string): Rule<Container> {
  return {
    at: option(name),
    when: (container) => lacks(container, name),
    message: ({ title }) => `the awslogs driver of ${title} needs ${name}`,
    suggestion,
  };
}

function driverOf({ value }: Container): string | undefined {
  return textOf(valueAt(value, 'logConfiguration.logDriver'));
}

/** The value of an awslogs option that is known. */
function optionOf(container: Container, name: string): string | undefined {
  return driverOf(container) === 'awslogs' ? textOf(valueAt(container.value, option(name))) : undefined;
}

function lacks(container: Container, name: string): boolean {
  return driverOf(container) === 'awslogs' && isAbsent(valueAt(container.value, option(name)));
}

function unknownOption(container: Container): string | undefined {
  const options = valueAt(container.value, 'logConfiguration.options');
  if (driverOf(container) !== 'awslogs' || !isObject(options)) return undefined;
  return Object.keys(options).find((name) => !awslogsOptions.includes(name));
}

function hasRouter({ task: { containers, containerNames, value } }: Container): boolean {
  return (
    !containerNames.isComplete ||
    isUnknown(value.containerDefinitions) ||
    containers.some((container) => !isAbsent(container.value.firelensConfiguration))
  );
}
