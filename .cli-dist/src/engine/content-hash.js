import { createHash } from 'node:crypto';
import { canonicalJson, isObject, sameJson } from "../lib/json.js";
import { ruleBelow } from "../model/field.js";
/**
 * A hash of what a canonical spec says, 32 hexadecimal digits. It does not depend on defaults being written out, so that a
 * new rule about a default does not make every revision look new.
 */
export function contentHash(spec, rules) {
    return createHash('sha256')
        .update(canonicalJson(minimal(spec, rules)))
        .digest('hex')
        .slice(0, 32);
}
function minimal(value, node) {
    if (node.rule.document)
        return value;
    if (Array.isArray(value))
        return value.map((item) => minimal(item, ruleBelow(node, '[]')) ?? null);
    if (!isObject(value))
        return value;
    const members = Object.entries(value).map(([name, item]) => [name, minimalMember(item, ruleBelow(node, name))]);
    return Object.fromEntries(members.filter(([, item]) => item !== undefined));
}
function minimalMember(item, node) {
    const { whenOmitted, onChange } = node.rule;
    const isDefault = typeof whenOmitted !== 'symbol' && sameJson(item, whenOmitted);
    if (isDefault || onChange === 'update')
        return undefined;
    const said = minimal(item, node);
    return isObject(said) && Object.keys(said).length === 0 ? undefined : said;
}
