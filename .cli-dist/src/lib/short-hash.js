import { createHash } from 'node:crypto';
/** 32 hexadecimal digits that are equal for equal texts. */
export function shortHash(text) {
    return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
