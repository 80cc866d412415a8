import { visit } from 'yaml';
/** The library's error in words that quote nothing of the file, at the place where its author has to look. */
export function syntaxFinding(document, { code, message, pos: [from, to] }) {
    if (code === 'RESOURCE_EXHAUSTION')
        return { severity: 'error', message: 'values are nested too deep', from, to };
    const unclosed = unclosedKind(message);
    const opening = unclosed && openingOf(unclosed, document, from);
    if (opening !== undefined)
        return { severity: 'error', message: 'what begins here is not closed', from: opening, to: opening + 1 };
    const [sentence = ''] = message.split(': "', 1);
    return { severity: 'error', message: sentence.charAt(0).toLowerCase() + sentence.slice(1), from, to };
}
function unclosedKind(message) {
    if (message.startsWith('Missing closing'))
        return 'Scalar';
    return /must .*end with/.test(message) ? 'Collection' : undefined;
}
/** Where the innermost quote or bracket around an offset opens: the library reports where it gave up. */
function openingOf(kind, document, offset) {
    let opening;
    visit(document, {
        [kind](_key, { range }) {
            if (range && range[0] < offset && offset <= range[2])
                opening = range[0];
        },
    });
    return opening;
}
