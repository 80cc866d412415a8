import { ruleBelow } from "../../src/model/field.js";
import { plainText } from "./plain-text.js";
import { annotations, listKeywords, numberKeywords, sentences, stringKeywords, withoutAbsent, } from "./rule-keywords.js";
import { memberName } from "./spec-members.js";
const variable = { type: 'string', pattern: '^\\$\\{[^}]+\\}$' };
const textWithVariable = { type: 'string', pattern: '\\$\\{[^}]+\\}' };
const reference = { type: 'string', pattern: '^ref:' };
/** A writer that finds named types among the given ones. */
export function schemaWriter(types) {
    const definitions = new Map();
    const names = new Map();
    return { structure, definitions: () => Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))) };
    function structure(members, place) {
        const lowered = members.map((member) => ({ ...member, name: memberName(member.name) }));
        expectSteps(place, lowered.map(({ name }) => name));
        const required = lowered.filter((member) => member.required).map(({ name }) => name);
        return {
            type: 'object',
            properties: Object.fromEntries(lowered.map((member) => [member.name, field({ ...member, ...below(place, member.name) })])),
            ...(required.length > 0 && { required }),
            additionalProperties: false,
        };
    }
    function field(place) {
        const { rule } = place.rules;
        const real = plain(place);
        const alternatives = alternativesTo(real, place);
        const description = describe(place);
        return {
            ...(alternatives.length > 0 ? { anyOf: [real, ...alternatives] } : real),
            ...(description && { description }),
            ...annotations(rule),
        };
    }
    function plain(place) {
        const { type } = place;
        switch (type.is) {
            case 'named':
                return named(type.name, place);
            case 'structure':
                return structure(type.members, place);
            case 'list':
                return list(type.of, place);
            case 'map':
                return map(type.of, place);
            default:
                return single(type, place);
        }
    }
    function named(name, place) {
        const type = types.get(name);
        if (!type)
            throw new Error(`AWS publishes no type ${name}, which ${place.path.join('.')} has`);
        return type.is === 'structure' ? { $ref: definition(name, type.members, place) } : plain({ ...place, type });
    }
    function definition(type, members, place) {
        const variants = names.get(type) ?? new Map();
        names.set(type, variants);
        const variant = place.rules.children.size > 0 ? place.rules.children : 'no rules';
        const known = variants.get(variant);
        const name = known ?? freeName(type, place.path);
        if (known === undefined) {
            variants.set(variant, name);
            // Taken before it is written: a type may contain itself.
            definitions.set(name, {});
            definitions.set(name, structure(members, place));
        }
        return `#/definitions/${name}`;
    }
    // One type under different rules needs several definitions; the second one is called by where it stands.
    function freeName(type, path) {
        const steps = path.filter((step) => step !== '[]');
        const candidates = [type, ...steps.map((_, index) => [type, ...steps.slice(-1 - index)].join('.'))];
        return candidates.find((name) => !definitions.has(name)) ?? [type, ...path].join('.');
    }
    function list(of, place) {
        expectSteps(place, ['[]']);
        return { ...listKeywords(place.rules.rule), items: field({ type: of, ...below(place, '[]') }) };
    }
    function map(of, place) {
        const keys = [...place.rules.children.keys()].filter((key) => key !== '*');
        const value = (key) => field({ type: of, ...below(place, key) });
        return withoutAbsent({
            type: 'object',
            properties: keys.length > 0 ? Object.fromEntries(keys.map((key) => [key, value(key)])) : undefined,
            additionalProperties: value('*'),
        });
    }
}
function single(type, place) {
    const { rule } = place.rules;
    // AWS does not say what a document holds, so rules may go on inside it.
    if (type.is === 'anything')
        return {};
    if (!rule.document)
        expectSteps(place, []);
    if (type.is === 'boolean')
        return { type: 'boolean' };
    if (type.is === 'number')
        return numberKeywords(rule, place.documentation ?? '');
    return stringKeywords(rule, type.is === 'enum' ? type.values : []);
}
function below({ rules, path }, step) {
    return { rules: ruleBelow(rules, step), path: [...path, step] };
}
function expectSteps({ rules, path }, steps) {
    const astray = [...rules.children.keys()].find((step) => !steps.includes(step));
    if (astray !== undefined)
        throw new Error(`a rule leads to ${[...path, astray].join('.')}, which AWS does not have`);
}
function alternativesTo(real, { rules: { rule } }) {
    const acceptsText = [real.type].flat().includes('string');
    const free = acceptsText && !real.enum && !real.pattern;
    if (free || Object.keys(real).length === 0)
        return [];
    return [real.pattern ? textWithVariable : variable, ...(rule.refersTo ? [reference] : [])];
}
function describe({ documentation = '', deprecated, rules: { rule } }) {
    const warning = deprecated === undefined ? [] : [`Deprecated ${deprecated}`.trim()];
    return [...warning, plainText(documentation), ...sentences(rule)].filter(Boolean).join('\n');
}
