/** True when the text is the glob, in which each `*` stands for any text. */
export function matchesGlob(glob: string, text: string): boolean {
  const [start = '', ...others] = glob.split('*');
  const end = others.pop();
  if (end === undefined) return text === glob;
  if (!text.startsWith(start)) return false;
  let position = start.length;
  for (const part of others) {
    const found = text.indexOf(part, position);
    if (found === -1) return false;
    position = found + part.length;
  }
  return text.length - end.length >= position && text.endsWith(end);
}
