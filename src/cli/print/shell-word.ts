import { visible } from '../../lib/visible.ts';

/** A text as one word of a POSIX shell. */
export function shellWord(text: string): string {
  const shown = visible(text);
  return /^[\w%+,./:=@-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}
