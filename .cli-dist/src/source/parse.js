import { LineCounter } from 'yaml';
import { jsonOfYaml } from "./json-of-yaml.js";
import { syntaxFinding } from "./syntax-finding.js";
import { visible } from "./visible.js";
import { yamlDocuments } from "./yaml-documents.js";
const maximumFlaws = 10;
// YAML forbids them, and the library takes some of them for its own marks.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f]/;
/** Parses YAML 1.2 or JSON; never throws. A flaw of one document leaves the others usable. */
export function parseText(text) {
    const control = forbidden.exec(text);
    if (control)
        return { text, documents: [], flaws: [flawAt(text, control.index, controlMessage(control[0]))] };
    const lines = new LineCounter();
    const documents = [];
    const flaws = [];
    const onTooLarge = (offset) => flaws.push(flawAt(text, offset, 'the document is too large for a manifest'));
    for (const document of yamlDocuments(text, lines, onTooLarge)) {
        if (hasContent(document))
            documents.push(parsedDocument(document, text, lines));
    }
    return { text, documents, flaws };
}
/** A flaw of one character at an offset of a text. */
export function flawAt(text, offset, message) {
    const before = text.slice(0, offset);
    const lineStart = before.lastIndexOf('\n') + 1;
    return { severity: 'error', message, line: before.split('\n').length, column: offset - lineStart + 1, length: 1 };
}
function controlMessage(character) {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `the file contains ${code === '0000' ? 'a NUL character' : 'a control character'} (U+${code})`;
}
function hasContent({ contents, errors }) {
    return errors.length > 0 || (contents !== null && contents.range[1] > contents.range[0]);
}
function parsedDocument(document, text, lines) {
    const { contents, range, errors, warnings } = document;
    const { content, findings } = jsonOfYaml(contents);
    const toFlaws = (found) => found.slice(0, maximumFlaws).map((one) => flawOf(one, text, lines));
    return {
        from: range[0],
        to: range[2],
        base: markOf(range[0], lines),
        start: markOf(contents?.range[0] ?? range[0], lines),
        content,
        syntax: toFlaws(errors.slice(0, maximumFlaws).map((error) => syntaxFinding(document, error))),
        flaws: toFlaws([...findings, ...warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED').map(tagFinding)]),
    };
}
/** The library takes an unknown tag's value as it stands, with a warning. */
function tagFinding({ message, pos: [from, to] }) {
    return { severity: 'error', message: message.replace('Unresolved', 'unknown'), from, to };
}
function flawOf({ from, to, severity, message, suggestion }, text, lines) {
    const lineEnd = text.indexOf('\n', from);
    const end = Math.min(to, lineEnd === -1 ? text.length : lineEnd);
    const length = Math.max(1, text.slice(from, end).trimEnd().length);
    return { ...markOf(from, lines), severity, message: visible(message), length, ...(suggestion ? { suggestion } : {}) };
}
function markOf(offset, lines) {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
}
