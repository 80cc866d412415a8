import { keep } from "../../src/model/field.js";
/** What a rule says about a field that no validation needs: `default` and our own keywords, which start with `x-`. */
export function annotations(rule) {
    const { onChange, whenOmitted } = rule;
    return withoutAbsent({
        default: whenOmitted === keep ? undefined : whenOmitted,
        'x-kept': whenOmitted === keep || undefined,
        'x-on-change': typeof onChange === 'function' ? 'depends' : onChange,
        'x-rolls': rule.rolls,
        'x-compared-as': comparedAs(rule),
    });
}
/** What a rule demands of a string. */
export function stringKeywords(rule, values = []) {
    const allowed = [...new Set([...values, ...(rule.oneOf ?? [])])];
    return withoutAbsent({
        type: rule.document ? ['string', 'object'] : rule.acceptsNumber ? ['string', 'number'] : 'string',
        enum: allowed.length > 0 ? allowed : undefined,
        pattern: rule.pattern,
    });
}
/** What a rule demands of a number. */
export function numberKeywords({ range }, documentation) {
    return withoutAbsent({
        type: isFractional(range, documentation) ? 'number' : 'integer',
        minimum: range?.[0],
        maximum: range?.[1],
    });
}
/** What a rule demands of a list. */
export function listKeywords({ maximumItems }) {
    return withoutAbsent({ type: 'array', maxItems: maximumItems });
}
/** Sentences about a field that only the rule knows. */
export function sentences({ refersTo, delegatedTo }) {
    const references = (refersTo?.kinds ?? []).map((kind) => `\`ref:${kind}/name\``).join(' or ');
    return [
        ...(references ? [`May be ${references}.`] : []),
        ...(delegatedTo ? [`Left alone while a ${delegatedTo} covers the resource.`] : []),
    ];
}
/** The object without members that are undefined. */
export function withoutAbsent(object) {
    return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
function comparedAs({ keyedBy, unordered, document, normalise, sameAs }) {
    if (keyedBy)
        return `list keyed by ${keyedBy.join(', ')}`;
    if (unordered)
        return 'set';
    if (document)
        return 'document';
    return normalise || sameAs ? 'meaning' : undefined;
}
// Neither the SDK's types nor its runtime schemas tell whole numbers from fractions; AWS's text on a fraction shows one,
// and a version such as 1.26.0 is none.
function isFractional(range = [0, 0], documentation) {
    return !range.every(Number.isInteger) || /(?<![\d.])\d+\.\d+(?![\d.-])/.test(documentation);
}
