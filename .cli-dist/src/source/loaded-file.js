import { hash as hashOf } from 'node:crypto';
import { decode } from "./decode.js";
import { readRegularFile } from "./disk.js";
import { draftsOf } from "./drafts.js";
import { parseText } from "./parse.js";
/** Reads a file; gives back the earlier reading when it holds the same bytes. */
export function loadFile({ file, real }, variables, earlier) {
    const bytes = readRegularFile(real);
    if (!Buffer.isBuffer(bytes))
        return unusable(file, { reason: bytes.reason, message: `${file} ${bytes.message}` });
    const hash = hashOf('sha256', bytes);
    if (earlier?.hash === hash)
        return earlier;
    if (bytes.length === 0)
        return { ...unusable(file, emptyFile(file)), hash };
    const { text, flaw } = decode(bytes);
    const parsed = flaw ? { text, documents: [], flaws: [flaw] } : parseText(text);
    return { file, hash, parsed, ...draftsOf(file, parsed, variables) };
}
/** An editor that writes in place leaves an empty file for a moment. */
function emptyFile(file) {
    return { severity: 'warning', reason: 'SourceEmpty', message: `${file} is empty; it may be half-written` };
}
function unusable(file, complaint) {
    const problem = { severity: 'error', ...complaint, origin: { file, line: 1, column: 1 } };
    const parsed = { text: '', documents: [], flaws: [] };
    return {
        file,
        hash: '',
        parsed,
        drafts: [],
        problems: [problem],
        remarks: [],
        remarksAsSpec: [],
        skipped: 0,
        whole: false,
    };
}
