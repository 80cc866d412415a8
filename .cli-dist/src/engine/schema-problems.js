import { Ajv } from 'ajv';
import { pathText } from "../model/change.js";
import { adviceFor } from "./schema-advice.js";
// Our own generated schemas: checking and inlining them would double the time to compile them.
const speed = { inlineRefs: false, code: { optimize: false }, validateSchema: false };
const ajv = new Ajv({ allErrors: true, strict: false, verbose: true, logger: false, ...speed });
const validators = new WeakMap();
/** Everything in which a manifest differs from its kind's JSON Schema. Values are never quoted: they may be secret. */
export function schemaProblems(checked) {
    const validator = validators.get(checked.schema) ?? ajv.compile(checked.schema);
    validators.set(checked.schema, validator);
    if (validator(checked.content))
        return [];
    const errors = validator.errors ?? [];
    const seen = new Set();
    return errors.filter(isCause(errors)).flatMap((error) => {
        const problem = toProblem(error, checked);
        const identity = `${problem.message}@${problem.origin?.line}:${problem.origin?.column}`;
        if (seen.has(identity))
            return [];
        seen.add(identity);
        return [problem];
    });
}
/** An `anyOf` offers text alternatives beside the real branch; only the real branch's errors say what is wrong. */
function isCause(errors) {
    const alternatives = errors.filter(({ keyword }) => keyword === 'anyOf');
    return (error) => {
        if (error.keyword === 'anyOf' || error.keyword === 'if')
            return false;
        return !alternatives.some(({ schemaPath, instancePath }) => isAlternative(error, schemaPath, instancePath));
    };
}
function isAlternative(error, anyOfPath, instancePath) {
    const branch = /^\/(\d+)\//.exec(error.schemaPath.startsWith(anyOfPath) ? error.schemaPath.slice(anyOfPath.length) : '');
    return error.instancePath === instancePath && branch !== null && branch[1] !== '0';
}
function toProblem(error, { document, kind, id }) {
    const path = pointerSteps(error.instancePath);
    const extra = error.keyword === 'additionalProperties' ? String(error.params.additionalProperty) : undefined;
    const fullPath = extra === undefined ? path : [...path, extra];
    return {
        severity: 'error',
        reason: extra === undefined ? 'FieldInvalid' : 'FieldUnknown',
        message: sentence(error, kind, path),
        origin: document.locate(fullPath, extra === undefined ? 'value' : 'key'),
        ...adviceFor(error),
        ...(path[0] === 'spec' || extra ? { see: `evenkeel explain ${explained(kind, path)}` } : {}),
        ...(id ? { id } : {}),
        ...(extra ? { length: extra.length } : {}),
    };
}
function pointerSteps(pointer) {
    const steps = pointer.split('/').slice(1);
    return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~')));
}
function explained(kind, path) {
    const names = path.filter((step) => typeof step === 'string').slice(1);
    return [kind, ...names].join('.');
}
function placeName(kind, path) {
    if (path.length === 0)
        return `${kind} manifest`;
    if (path.length === 1 && path[0] === 'spec')
        return `${kind} spec`;
    return pathText(path.map((step) => (typeof step === 'number' ? `[${step}]` : step)));
}
function sentence(error, kind, path) {
    const where = placeName(kind, path);
    switch (error.keyword) {
        case 'additionalProperties':
            return `unknown field "${String(error.params.additionalProperty)}" in ${where}`;
        case 'required':
            return `"${String(error.params.missingProperty)}" is missing in ${where}`;
        case 'type':
            return `${where} must be ${typeNames(error.params.type)}, not ${typeOf(error.data)}`;
        case 'enum':
            return `${where} must be one of ${error.params.allowedValues.join(', ')}`;
        case 'const':
            return `${where} must be "${String(error.params.allowedValue)}"`;
        case 'pattern':
            return `${where} does not have the form ${String(error.params.pattern)}`;
        default:
            return `${where} ${error.message ?? 'is not valid'}`;
    }
}
function typeNames(types) {
    const names = {
        array: 'a list',
        object: 'a mapping',
        integer: 'a whole number',
        number: 'a number',
        string: 'text',
        boolean: 'true or false',
    };
    return [types]
        .flat()
        .map((type) => names[type] ?? type)
        .join(' or ');
}
function typeOf(value) {
    if (Array.isArray(value))
        return 'a list';
    const names = {
        object: 'a mapping',
        number: 'a number',
        string: 'text',
        boolean: 'a boolean',
    };
    return names[typeof value] ?? String(value);
}
