import { isObject } from "../lib/json.js";
import { repeated } from "../lib/repeated.js";
import { isAbsent, listOf, textOf } from "./known.js";
import { isReservedTag, ownershipTags } from "./ownership.js";
import { checkEach } from "./rule.js";
const mostOnAws = 50;
const ours = Object.keys(ownershipTags).length;
const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const characters = 'use letters, digits, spaces and _ . : / = + - @';
const atKey = { at: ({ keyAt }) => keyAt };
const atValue = { at: ({ valueAt }) => valueAt };
const rules = [
    { ...atKey, when: ({ value }) => isAbsent(value.key), message: 'a tag has no key' },
    {
        ...atKey,
        when: (tag) => keyOf(tag).length > 128,
        message: (tag) => `the key of tag "${keyOf(tag).slice(0, 20)}…" is longer than 128 characters`,
    },
    {
        ...atKey,
        when: (tag) => !allowed.test(keyOf(tag)),
        message: (tag) => `the key of tag "${keyOf(tag)}" has a character that AWS does not take`,
        suggestion: characters,
    },
    {
        ...atKey,
        when: (tag) => isReservedTag(keyOf(tag)),
        message: (tag) => `tag "${keyOf(tag)}" starts with aws:, which AWS keeps to itself`,
    },
    {
        ...atKey,
        when: (tag) => keyOf(tag).startsWith('evenkeel:'),
        message: (tag) => `tag "${keyOf(tag)}" starts with evenkeel:, which says who owns the resource`,
    },
    {
        ...atValue,
        when: (tag) => contentOf(tag).length > 256,
        message: (tag) => `the value of tag "${keyOf(tag)}" is longer than 256 characters`,
    },
    {
        ...atValue,
        when: (tag) => !allowed.test(contentOf(tag)),
        message: (tag) => `the value of tag "${keyOf(tag)}" has a character that AWS does not take`,
        suggestion: characters,
    },
];
const twice = {
    ...atKey,
    when: () => true,
    message: (tag) => `tag "${keyOf(tag)}" is given twice`,
    suggestion: 'keep one of them',
};
/** What AWS asks of the tags of any resource, in `spec.tags`. */
export const tagChecks = [
    checkEach(tagsOf, rules),
    checkEach((subject) => repeated(tagsOf(subject), ({ value }) => textOf(value.key)), [twice]),
    ({ spec }) => {
        const count = typeof spec.tags === 'object' ? Object.keys(spec.tags ?? {}).length : 0;
        if (count <= mostOnAws - ours)
            return [];
        const message = `${count} tags are too many: AWS takes ${mostOnAws}, and evenkeel adds up to ${ours} of its own`;
        return [{ path: ['tags'], message }];
    },
];
function tagsOf({ spec: { tags } }) {
    if (isObject(tags)) {
        return Object.entries(tags).map(([key, value]) => ({ path: ['tags', key], value: { key, value } }));
    }
    return listOf(tags).flatMap((value, index) => isObject(value) ? { path: ['tags', index], value, keyAt: 'key', valueAt: 'value' } : []);
}
function keyOf({ value }) {
    return textOf(value.key) ?? '';
}
function contentOf({ value }) {
    return textOf(value.value) ?? '';
}
