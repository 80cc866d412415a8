/** The text without what would go beyond the width; colours take no room, and those that begin also end. */
export function cutToWidth(text: string, columns: number): string {
  let room = columns;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours
  const pieces = text.split(/(\x1b\[\d+m)/).map((piece) => {
    if (piece.startsWith('\x1b[')) return piece;
    const isTooLong = piece.length > room;
    const part = isTooLong ? piece.slice(0, Math.max(0, room - 1)) + (room > 0 ? '…' : '') : piece;
    room = Math.max(0, room - piece.length);
    return part;
  });
  return pieces.join('');
}
