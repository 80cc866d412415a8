import { exitCode } from "../exit-code.js";
/** Prints the version. */
export async function version(shell) {
    shell.stdout.write(`evenkeel ${shell.version}\n`);
    return exitCode.ok;
}
