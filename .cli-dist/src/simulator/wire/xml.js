/** The members of an object as XML elements; lists become `<member>` elements and `undefined` is left out. */
export function xmlElements(value) {
    return Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => `<${name}>${content(member)}</${name}>`)
        .join('');
}
function content(value) {
    if (Array.isArray(value))
        return value.map((item) => `<member>${content(item)}</member>`).join('');
    if (typeof value === 'object' && value !== null)
        return xmlElements(value);
    return escaped(String(value));
}
// XML 1.0 has no way at all to write most control characters; a carriage return would be read back as a line feed.
function escaped(text) {
    const writable = text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
    return writable.replace(/[<>&"\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
