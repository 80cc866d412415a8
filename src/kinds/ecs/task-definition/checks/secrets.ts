import { isObject } from '../../../../lib/json.ts';
import type { Check } from '../../../../model/kind.ts';
import { listOf, textOf, valueAt } from '../../../../model/known.ts';
import { checkEach, elements, type Part, type Rule } from '../../../../model/rule.ts';
import { certainSecret, isSecretLiteral, isSecretText } from '../../../../model/secret.ts';
import { type Container, containersOf } from './parts.ts';

/** A text that everybody can read who may describe the task definition. */
interface Literal extends Part {
  /** Empty when the text has no name. */
  readonly name: string;
  readonly text: string;
  /** How messages call it; the text itself is never quoted. */
  readonly title: string;
  /** Where a secret belongs instead. */
  readonly instead: string;
}

const lists = ['command', 'entryPoint', 'healthCheck.command'];
const maps = [
  { member: 'logConfiguration.options', instead: 'logConfiguration.secretOptions' },
  { member: 'firelensConfiguration.options', instead: 'logConfiguration.secretOptions' },
  { member: 'dockerLabels', instead: 'secrets' },
];

const suggestion = ({ instead }: Literal) =>
  `move it to Secrets Manager or Parameter Store and name it in ${instead}[].valueFrom`;

const rules: readonly Rule<Literal>[] = [
  {
    when: ({ text }) => certainSecret(text) !== undefined,
    message: ({ title, text }) =>
      `${title} is or contains ${certainSecret(text)}, and everybody who may describe the task definition can read it`,
    suggestion,
    reason: 'SecretLiteral',
  },
  {
    when: ({ text }) => isSecretText(text) && certainSecret(text) === undefined,
    message: ({ title }) => `${title} looks like a key or a token`,
    suggestion,
    severity: 'warning',
    reason: 'SecretLiteral',
  },
  {
    when: ({ name, text }) => isSecretLiteral(name, text) && !isSecretText(text),
    message: ({ title }) => `${title} is written out, and its name promises a secret`,
    suggestion,
    severity: 'warning',
    reason: 'SecretLiteral',
  },
];

/** Secrets written into a task definition. */
export const secretChecks: readonly Check[] = [
  checkEach((subject) => containersOf(subject).flatMap(variablesOf), rules),
  checkEach((subject) => containersOf(subject).flatMap((container) => lists.flatMap(argumentsOf(container))), rules),
  checkEach((subject) => containersOf(subject).flatMap((container) => maps.flatMap(optionsOf(container))), rules),
];

function variablesOf(container: Container): Literal[] {
  return elements(container, 'environment').flatMap(({ path, value }) => {
    const text = textOf(value.value);
    const name = textOf(value.name) ?? '';
    if (text === undefined) return [];
    const title = `environment variable ${name} of ${container.title}`;
    return [{ path: [...path, 'value'], value, name, text, title, instead: 'secrets' }];
  });
}

function argumentsOf(container: Container): (member: string) => Literal[] {
  return (member) =>
    listOf(valueAt(container.value, member)).flatMap((item, index) => {
      const text = textOf(item);
      if (text === undefined) return [];
      const path = [...container.path, ...member.split('.'), index];
      return [{ path, value: {}, name: '', text, title: `${member} of ${container.title}`, instead: 'secrets' }];
    });
}

function optionsOf(container: Container): (map: (typeof maps)[number]) => Literal[] {
  return ({ member, instead }) => {
    const options = valueAt(container.value, member);
    return Object.entries(isObject(options) ? options : {}).flatMap(([name, option]) => {
      const text = textOf(option);
      if (text === undefined) return [];
      const path = [...container.path, ...member.split('.'), name];
      const title = `${name} in ${member} of ${container.title}`;
      return [{ path, value: {}, name, text, title, instead }];
    });
  };
}
