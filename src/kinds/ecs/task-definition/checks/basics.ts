import { repeated } from '../../../../lib/repeated.ts';
import type { Check } from '../../../../model/kind.ts';
import { isAbsent, isUnknown, listOf, textOf } from '../../../../model/known.ts';
import { checkEach, elements, type Part, type Rule, whole } from '../../../../model/rule.ts';
import { type Container, containersOf, type Task, taskOf } from './parts.ts';

const maximumKib = 64;

const taskRules: readonly Rule<Task>[] = [
  {
    at: 'containerDefinitions',
    when: ({ value }) => Array.isArray(value.containerDefinitions) && isAbsent(value.containerDefinitions),
    message: 'a task definition needs at least one container',
  },
  {
    at: 'containerDefinitions',
    when: ({ containers, value }) =>
      containers.length > 0 &&
      containers.length === listOf(value.containerDefinitions).length &&
      containers.every((container) => container.value.essential === false),
    message: 'no container is essential, and a task runs only as long as an essential one does',
    suggestion: 'remove essential: false from the container that the task is there for',
  },
  {
    at: 'inferenceAccelerators',
    when: ({ value }) => !isAbsent(value.inferenceAccelerators),
    message: 'AWS takes no inferenceAccelerators any more: Elastic Inference was shut down',
    suggestion: 'remove inferenceAccelerators',
  },
  {
    when: ({ value }) => kibOf(value) > maximumKib,
    message: ({ value }) =>
      `the task definition has ${Math.ceil(kibOf(value))} KiB, and AWS takes at most ${maximumKib}`,
    suggestion: 'move long values into environmentFiles, Parameter Store or the image',
  },
];

const containerRules: readonly Rule<Container>[] = [
  {
    at: 'name',
    when: ({ value }) => isAbsent(value.name),
    message: ({ title }) => `${title} has no name`,
  },
  {
    at: 'image',
    when: ({ value }) => isAbsent(value.image),
    message: ({ title }) => `${title} has no image`,
  },
  {
    at: 'image',
    when: ({ value }) => /\s/.test(textOf(value.image) ?? ''),
    message: ({ title }) => `the image of ${title} has white space in it`,
  },
];

const sameName: Rule<Container> = {
  at: 'name',
  when: () => true,
  message: ({ name }) => `two containers are called "${name}"`,
  suggestion: 'give each its own name',
};

const memberOf: Rule<Part> = {
  at: 'expression',
  when: ({ value }) => value.type === 'memberOf' && isAbsent(value.expression),
  message: 'a placement constraint of type memberOf needs an expression',
  severity: 'warning',
};

/** What makes a task definition one. */
export const basicChecks: readonly Check[] = [
  checkEach((subject) => [taskOf(subject)], taskRules),
  checkEach(containersOf, containerRules),
  checkEach((subject) => repeated(containersOf(subject), ({ name }) => name), [sameName]),
  checkEach((subject) => elements(whole(subject), 'placementConstraints'), [memberOf]),
];

/** At least this long: what is not known yet counts as empty. */
function kibOf({ tags: _tags, ...spec }: Part['value']): number {
  const text = JSON.stringify(spec, (_name, value) => (isUnknown(value) ? '' : value));
  return Buffer.byteLength(text) / 1024;
}
