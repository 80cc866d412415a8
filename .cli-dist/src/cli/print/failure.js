import { failureTable } from "../../model/failure.js";
import { block } from "./block.js";
import { visible } from "./visible.js";
/** The look of a command's own error. */
export function complaintText({ title, code, rows }, paints) {
    return block(`${paints.bold(paints.red('Error:'))} ${title} ${paints.dim(`(exit ${code})`)}`, rows, paints);
}
/** What a failure of the table says to a person; the stack of a defect only when asked for. */
export function failureComplaint(failure, code, isVerbose) {
    const { sentence, remedy } = failureTable[failure.reason];
    const lines = failure.message.split('\n');
    const shown = isVerbose ? lines : lines.slice(0, 1);
    return { title: sentence, code, rows: [...shown.map(visible), ['fix', remedy]] };
}
