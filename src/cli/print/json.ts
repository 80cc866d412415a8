/** A document for programs: every JSON output of evenkeel starts with these members; a minor version only adds members. */
export function jsonDocument(kind: string, members: object): string {
  return `${JSON.stringify({ apiVersion: 'evenkeel/v1', kind, formatVersion: '1.0', ...members }, undefined, 2)}\n`;
}
