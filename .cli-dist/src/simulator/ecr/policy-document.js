import { isObject } from "../../lib/json.js";
/** A resource policy as ECR gives it back: its own spelling of principals and actions, pretty-printed; undefined when refused. */
export function canonicalPolicy(text) {
    const document = parse(text);
    const statements = [document?.Statement ?? []].flat();
    if (!document || statements.length === 0 || !statements.every(isStatement))
        return undefined;
    const { Version = '2008-10-17', Statement: _, ...others } = document;
    return pretty({ Version, ...others, Statement: statements.filter(isObject).map(canonicalStatement) }, '');
}
function parse(text) {
    try {
        const document = JSON.parse(text);
        return isObject(document) ? document : undefined;
    }
    catch {
        return undefined;
    }
}
/** A statement says who may do what; its resource is the repository itself and may not be given. */
function isStatement(statement) {
    if (!isObject(statement))
        return false;
    const has = (...names) => names.some((name) => statement[name] !== undefined);
    const effect = statement.Effect === 'Allow' || statement.Effect === 'Deny';
    return effect && has('Principal', 'NotPrincipal') && has('Action', 'NotAction') && !has('Resource', 'NotResource');
}
function canonicalStatement(statement) {
    const canonical = {};
    for (const [name, value] of Object.entries(statement)) {
        canonical[name] = name.endsWith('Principal') ? canonicalPrincipal(value) : collapsed(value);
    }
    return canonical;
}
function canonicalPrincipal(principal) {
    if (!isObject(principal))
        return principal;
    return Object.fromEntries(Object.entries(principal).map(([kind, who]) => {
        const names = [who ?? []].flat().map((name) => (kind === 'AWS' ? accountRoot(name) : name));
        return [kind, collapsed(names)];
    }));
}
function accountRoot(principal) {
    return typeof principal === 'string' && /^\d{12}$/.test(principal) ? `arn:aws:iam::${principal}:root` : principal;
}
function collapsed(value) {
    return Array.isArray(value) && value.length === 1 ? value[0] : value;
}
function pretty(value, indent) {
    if (Array.isArray(value))
        return value.length > 0 ? `[ ${value.map((item) => pretty(item, indent)).join(', ')} ]` : '[ ]';
    if (!isObject(value))
        return JSON.stringify(value ?? null);
    const members = Object.entries(value).map(([name, member]) => `${indent}  ${JSON.stringify(name)} : ${pretty(member, `${indent}  `)}`);
    return members.length > 0 ? `{\n${members.join(',\n')}\n${indent}}` : '{ }';
}
