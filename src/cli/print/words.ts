/** A count with its word: `1 error`, `2 errors`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** The text with one full stop at its end. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The text in lines of at most `width` characters, broken between words; line breaks in it stay. */
export function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => paragraph.split(' ').reduce<string[]>(withWord(width), []));
}

function withWord(width: number): (lines: string[], word: string) => string[] {
  return (lines, word) => {
    const line = lines.at(-1);
    const longer = `${line} ${word}`;
    return line === undefined || longer.length > width ? [...lines, word] : [...lines.slice(0, -1), longer];
  };
}
