/** Control, bidirectional and zero-width characters, and halves of characters. */
export const invisibleCharacters =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is made visible
  /[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text in which every character that could drive a terminal or reorder a line (control, bidirectional, zero-width) is shown as a sign. */
export function visible(text: string): string {
  return text.replace(invisibleCharacters, sign);
}

function sign(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}
