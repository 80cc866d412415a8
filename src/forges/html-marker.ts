/** A line that is in a text and that no reader of it sees, where HTML is understood. */
export function htmlMarker(key: string): string {
  return `<!-- evenkeel:plan ${key} -->`;
}
