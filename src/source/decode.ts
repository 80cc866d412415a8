import { isUtf8 } from 'node:buffer';
import { type Flaw, flawAt } from './parse.ts';

/** A file's bytes as text without byte order marks, and what is wrong when they are not UTF-8. */
export function decode(bytes: Buffer): { readonly text: string; readonly flaw?: Flaw } {
  if (bytes[0] === 0xff || bytes[0] === 0xfe) {
    return { text: '', flaw: flawAt('', 0, 'the file is not UTF-8 but looks like UTF-16') };
  }
  // A mark can stand before each document when files are joined.
  const text = bytes.toString('utf8').replace(/^\ufeff+/gm, '');
  if (isUtf8(bytes)) return { text };
  return { text, flaw: flawAt(text, Math.max(0, text.indexOf('\ufffd')), 'the file is not UTF-8') };
}
