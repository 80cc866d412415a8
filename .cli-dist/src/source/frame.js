import { visible } from "./visible.js";
const before = 60;
const width = 120;
/** So far around the mark a name is looked for that says that its value is secret. */
const reach = 1000;
const secretMember = /((?:\bvalue|[\w.-]*(?:password|secret|token)[\w.-]*)["']?\s*:\s*)("(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s,}"'[{&*|>][^,}]*)/gi;
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const zeroWidth = /\p{Mark}/u;
/** The frame of a place in a text; where the place lies behind the end, of the end of the last line that is not empty. */
export function frameIn(text, { line, column }, length = 1) {
    const lines = text.split('\n');
    let number = Math.min(line, lines.length);
    while (number > 1 && lines[number - 1]?.trim() === '')
        number -= 1;
    const whole = (lines[number - 1] ?? '').replace(/\r$/, '');
    const index = number === line ? Math.min(column - 1, whole.length) : whole.length;
    const cut = cutAround(withoutSecrets({ text: whole, index }));
    const marked = cut.text.slice(cut.index, cut.index + Math.max(1, length));
    return {
        lineNumber: number,
        text: shown(cut.text),
        column: widthOf(shown(cut.text.slice(0, cut.index))) + 1,
        length: Math.max(1, widthOf(shown(marked))),
    };
}
function withoutSecrets({ text, index }) {
    const from = Math.max(0, index - reach);
    const near = text.slice(from, index + reach);
    return {
        text: near.replace(secretMember, (_, name, value) => name + '*'.repeat(value.length)),
        index: index - from,
    };
}
function cutAround({ text, index }) {
    if (text.length <= width)
        return { text, index };
    const from = Math.max(0, Math.min(index - before, text.length - width));
    const part = text.slice(from, from + width);
    const [left, right] = [from > 0 ? '…' : '', from + width < text.length ? '…' : ''];
    return { text: left + part + right, index: index - from + left.length };
}
function shown(text) {
    return visible(text.replaceAll('\t', '  '));
}
function widthOf(text) {
    return [...text].reduce((sum, character) => sum + characterWidth(character), 0);
}
function characterWidth(character) {
    if (zeroWidth.test(character))
        return 0;
    return wide.test(character) ? 2 : 1;
}
