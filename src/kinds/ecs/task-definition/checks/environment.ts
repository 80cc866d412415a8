import { repeated } from '../../../../lib/repeated.ts';
import type { Check, Subject } from '../../../../model/kind.ts';
import { namesIn, textOf } from '../../../../model/known.ts';
import { checkEach, elements, type Rule } from '../../../../model/rule.ts';
import { type ContainerElement, containersOf, inContainers } from './parts.ts';

const alsoPlain: Rule<ContainerElement> = {
  at: 'name',
  when: ({ value, owner }) => namesIn(owner.value.environment).known.has(textOf(value.name) ?? ''),
  message: ({ value, owner }) =>
    `${owner.title} has ${value.name} in environment and in secrets, and AWS wants a name only once`,
  suggestion: 'remove it from environment',
};

const secretTwice: Rule<ContainerElement> = {
  at: 'name',
  when: () => true,
  message: ({ value, owner }) => `${owner.title} has the secret ${textOf(value.name)} twice`,
  suggestion: 'keep one of them',
};

const variableTwice: Rule<ContainerElement> = {
  at: 'name',
  when: () => true,
  message: ({ value, owner }) =>
    `${owner.title} sets ${textOf(value.name)} twice, and only one of the values can count`,
  suggestion: 'keep one of them',
  severity: 'warning',
};

/** The names of environment variables. */
export const environmentChecks: readonly Check[] = [
  checkEach(inContainers('secrets'), [alsoPlain]),
  checkEach((subject) => namedTwice(subject, 'secrets'), [secretTwice]),
  checkEach((subject) => namedTwice(subject, 'environment'), [variableTwice]),
];

function namedTwice(subject: Subject, member: string): ContainerElement[] {
  return containersOf(subject).flatMap((container) =>
    repeated(elements(container, member), ({ value }) => textOf(value.name)),
  );
}
