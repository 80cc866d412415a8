/** The text with the change that the body of a `diff` block shows; throws when its place is not there, or there twice. */
export function editFile(text: string, diff: string): string {
  const lines = diff.trimEnd().split('\n');
  const side = (sign: string) =>
    lines
      .filter((line) => line.startsWith(sign) || line.startsWith(' '))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const parts = text.split(side('-'));
  if (parts.length !== 2) throw new Error(`the place of this change is there ${parts.length - 1} times:\n${diff}`);
  return parts.join(side('+'));
}
