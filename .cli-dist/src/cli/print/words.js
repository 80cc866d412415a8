/** A count with its word: `1 error`, `2 errors`. */
export function counted(count, word) {
    return `${count} ${word}${count === 1 ? '' : 's'}`;
}
/** The text with its first letter lowered, to stand inside a sentence; names such as AWS stay as they are. */
export function inSentence(text) {
    return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
/** The text with one full stop at its end. */
export function sentence(text) {
    return /[.!?]$/.test(text) ? text : `${text}.`;
}
/** The text in lines of at most `width` characters, broken between words; line breaks in it stay. */
export function wrapped(text, width) {
    return text.split('\n').flatMap((paragraph) => {
        const lines = [''];
        for (const word of paragraph.split(' ')) {
            const line = lines.at(-1) ?? '';
            if (line !== '' && line.length + 1 + word.length > width)
                lines.push(word);
            else
                lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
        }
        return lines;
    });
}
