import type { Check } from '../../../../model/kind.ts';
import { isAbsent, isUnknown, listOf, numberOf, textOf, valueAt } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import { type Container, type ContainerElement, containersOf, inContainers } from './parts.ts';

const commandStarts = ['CMD', 'CMD-SHELL', 'NONE'];

const containerRules: readonly Rule<Container>[] = [
  {
    at: 'healthCheck.command',
    when: ({ value }) => Array.isArray(commandOf(value)) && isAbsent(commandOf(value)),
    message: ({ title }) => `the health check of ${title} has no command`,
  },
  {
    at: 'healthCheck.command',
    when: ({ value }) => {
      const [first] = listOf(commandOf(value));
      return first !== undefined && !isUnknown(first) && !commandStarts.includes(String(first));
    },
    message: ({ title }) => `the health check command of ${title} must start with CMD or CMD-SHELL`,
    suggestion: ({ value }) =>
      listOf(commandOf(value)).length === 1
        ? 'put "CMD-SHELL" before it'
        : 'put "CMD" before the program and its arguments',
  },
];

const ulimit: Rule<ContainerElement> = {
  at: 'softLimit',
  when: ({ value }) => {
    const [soft, hard] = [numberOf(value.softLimit), numberOf(value.hardLimit)];
    // -1 stands for no limit.
    return soft !== undefined && hard !== undefined && hard !== -1 && soft > hard;
  },
  message: ({ value, owner }) =>
    `the soft limit of ulimit ${textOf(value.name)} in ${owner.title} is above its hard limit (${value.softLimit} > ${value.hardLimit})`,
};

const requirementRules: readonly Rule<ContainerElement>[] = [
  {
    at: 'type',
    when: ({ value }) => value.type === 'InferenceAccelerator',
    message: ({ owner }) => `${owner.title} asks for an inference accelerator, and AWS has none any more`,
  },
  {
    at: 'value',
    when: ({ value }) => value.type === 'GPU' && isAbsent(value.value) === isAbsent(value.sharingStrategy),
    message: ({ owner }) => `the GPU requirement of ${owner.title} needs either value or sharingStrategy`,
  },
];

/** What else a container may say. */
export const containerSettingChecks: readonly Check[] = [
  checkEach(containersOf, containerRules),
  checkEach(inContainers('ulimits'), [ulimit]),
  checkEach(inContainers('resourceRequirements'), requirementRules),
];

function commandOf(container: Container['value']) {
  return valueAt(container, 'healthCheck.command');
}
