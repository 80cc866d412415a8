import { isObject } from "../../../../lib/json.js";
import { listOf, textOf, valueAt } from "../../../../model/known.js";
import { checkEach, elements } from "../../../../model/rule.js";
import { certainSecret, isSecretLiteral, isSecretText } from "../../../../model/secret.js";
import { containersOf } from "./parts.js";
const lists = ['command', 'entryPoint', 'healthCheck.command'];
const maps = ['logConfiguration.options', 'firelensConfiguration.options', 'dockerLabels'];
const suggestion = ({ instead }) => `move it to Secrets Manager or Parameter Store and name it in ${instead}[].valueFrom`;
const rules = [
    {
        when: ({ text }) => certainSecret(text) !== undefined,
        message: ({ title, text }) => `${title} is or contains ${certainSecret(text)}, and everybody who may describe the task definition can read it`,
        suggestion,
        reason: 'SecretLiteral',
    },
    {
        when: ({ text }) => certainSecret(text) === undefined && isSecretText(text),
        message: ({ title }) => `${title} looks like a key or a token`,
        suggestion,
        severity: 'warning',
        reason: 'SecretLiteral',
    },
    {
        when: ({ name, text }) => !isSecretText(text) && isSecretLiteral(name, text),
        message: ({ title }) => `${title} is written out, and its name promises a secret`,
        suggestion,
        severity: 'warning',
        reason: 'SecretLiteral',
    },
];
/** Secrets written into a task definition. */
export const secretChecks = [
    checkEach((subject) => containersOf(subject).flatMap(variablesOf), rules),
    checkEach((subject) => containersOf(subject).flatMap((container) => lists.flatMap(argumentsOf(container))), rules),
    checkEach((subject) => containersOf(subject).flatMap((container) => maps.flatMap(optionsOf(container))), rules),
];
function variablesOf(container) {
    return elements(container, 'environment').flatMap(({ path, value }) => {
        const text = textOf(value.value);
        const name = textOf(value.name) ?? '';
        if (text === undefined)
            return [];
        const title = `environment variable ${name} of ${container.title}`;
        return [{ path: [...path, 'value'], value, name, text, title, instead: 'secrets' }];
    });
}
function argumentsOf(container) {
    return (member) => listOf(valueAt(container.value, member)).flatMap((item, index) => {
        const text = textOf(item);
        if (text === undefined)
            return [];
        const path = [...container.path, ...member.split('.'), index];
        return [{ path, value: {}, name: '', text, title: `${member} of ${container.title}`, instead: 'secrets' }];
    });
}
function optionsOf(container) {
    return (member) => {
        const options = valueAt(container.value, member);
        return Object.entries(isObject(options) ? options : {}).flatMap(([name, option]) => {
            const text = textOf(option);
            if (text === undefined)
                return [];
            const path = [...container.path, ...member.split('.'), name];
            const title = `${name} in ${member} of ${container.title}`;
            return [{ path, value: {}, name, text, title, instead: 'logConfiguration.secretOptions' }];
        });
    };
}
