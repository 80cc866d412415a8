import { isAlias, isCollection, isMap, isScalar, isSeq, LineCounter } from 'yaml';
import { isMergeKey } from "./json-of-yaml.js";
import { yamlDocuments } from "./yaml-documents.js";
let latest;
/**
 * The place of a member, or of its nearest parent when it is not there. Parses the document again: errors are rare, and syntax
 * trees would take fifty times the memory of the text.
 */
export function locate(text, parsed, path, aim) {
    const tree = treeOf(text, parsed);
    const offset = tree ? offsetOf(tree.document, text.slice(parsed.from, parsed.to), path, aim) : undefined;
    if (!tree || offset === undefined)
        return parsed.start;
    const { line, col } = tree.lines.linePos(offset);
    return { line: parsed.base.line + line - 1, column: line === 1 ? parsed.base.column + col - 1 : col };
}
function treeOf(text, parsed) {
    if (latest?.of === parsed)
        return latest;
    const lines = new LineCounter();
    const [document] = yamlDocuments(text.slice(parsed.from, parsed.to), lines, () => undefined);
    if (!document)
        return undefined;
    latest = { of: parsed, document, lines };
    // Many places of one document are asked for in one go; afterwards nobody needs the tree.
    queueMicrotask(() => {
        latest = undefined;
    });
    return latest;
}
function offsetOf(document, text, path, aim) {
    let found = { value: document.contents };
    for (const step of path) {
        const next = stepInto(found.value, step, document);
        if (!next)
            return begin(found, 'key');
        found = next;
    }
    return begin(found, aim, text);
}
function begin({ key, value }, aim, text = '') {
    const start = value?.range[0];
    if (typeof aim === 'object' && value) {
        const offset = text.indexOf(aim.text, value.range[0]);
        return offset >= 0 && offset < value.range[1] ? offset : start;
    }
    // The value of `spec:` begins with its first member, a line further down.
    const isBlock = isCollection(value) && !value.flow;
    return key && (aim === 'key' || isBlock) ? key.range[0] : (start ?? key?.range[0]);
}
function stepInto(value, step, document) {
    const node = isAlias(value) ? value.resolve(document) : value;
    if (isMap(node))
        return memberOf(node.items, String(step), document);
    if (!isSeq(node) || typeof step !== 'number')
        return undefined;
    const item = node.items[step];
    return item && { value: item };
}
function memberOf(pairs, name, document) {
    const named = (wanted) => pairs.find(({ key }) => isScalar(key) && String(key.value) === wanted);
    const pair = named(name) ?? named(otherCase(name));
    if (pair)
        return pair;
    const sources = pairs
        .filter(({ key }) => isMergeKey(key))
        .flatMap(({ value }) => (isSeq(value) ? value.items : [value]));
    for (const source of sources) {
        const found = stepInto(source, name, document);
        if (found)
            return found;
    }
    return undefined;
}
/** `roleARN` for `RoleARN` and the other way round. */
function otherCase(name) {
    const first = name.charAt(0);
    return (first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()) + name.slice(1);
}
