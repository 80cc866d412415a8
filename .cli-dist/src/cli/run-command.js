import { failureOf } from "../model/failure.js";
import { exitCodeOf } from "./exit-code.js";
import { palette } from "./print/colour.js";
import { complaintText, failureComplaint } from "./print/failure.js";
/** Runs a command and turns whatever stops it into an error message and an exit code; never rejects. */
export async function runCommand(shell, command) {
    try {
        return await command(shell);
    }
    catch (error) {
        return failed(shell, failureOf(error));
    }
}
/** Says why a command ends and gives its exit code. */
export function complain(shell, complaint) {
    shell.stderr.write(complaintText(complaint, palette(shell.stderr.colour)));
    return complaint.code;
}
/** The exit code of a command that was told to stop. */
export function interruptedCode({ signal }) {
    return Number(signal.reason);
}
/** A message beside the result; `--quiet` leaves it out. */
export function say(shell, text) {
    if (!shell.config.values.quiet)
        shell.stderr.write(text);
}
function failed(shell, failure) {
    if (failure.reason === 'Interrupted' && shell.signal.aborted)
        return interruptedCode(shell);
    const code = exitCodeOf(failure);
    return complain(shell, failureComplaint(failure, code, shell.config.values.verbose));
}
