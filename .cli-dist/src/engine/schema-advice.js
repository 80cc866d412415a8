import { nearest } from "../lib/nearest.js";
/** What to do about a schema error, when that can be guessed. */
export function adviceFor(error) {
    const suggestion = suggestions[error.keyword]?.(error);
    return suggestion ? { suggestion } : {};
}
const suggestions = {
    additionalProperties: ({ params, parentSchema }) => didYouMean(String(params.additionalProperty), Object.keys(parentSchema?.properties ?? {})),
    enum: ({ data, params }) => typeof data === 'string' ? didYouMean(data, params.allowedValues.map(String)) : undefined,
    type: ({ data, params }) => quoting(data, [params.type].flat()),
};
function didYouMean(word, candidates) {
    const near = nearest(word, candidates);
    return near && `did you mean "${near}"?`;
}
function quoting(data, types) {
    if (types.includes('string') && (typeof data === 'number' || typeof data === 'boolean'))
        return 'quote it';
    const wantsNumber = types.includes('integer') || types.includes('number');
    return wantsNumber && typeof data === 'string' && /^-?\d+(\.\d+)?$/.test(data) ? 'remove the quotes' : undefined;
}
