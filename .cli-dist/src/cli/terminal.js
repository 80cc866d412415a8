import { createInterface } from 'node:readline/promises';
const assumedColumns = 100;
/** A stream of the machine as an output. */
export function outputOf(stream, colour) {
    return {
        write: (text) => {
            if (text !== '')
                stream.write(text);
        },
        isTTY: stream.isTTY === true,
        colour,
        columns: () => stream.columns ?? assumedColumns,
    };
}
/** Asks on the terminal; anything but `yes` is no, and so is an end of input or an abort. */
export async function askOnTerminal(question, signal) {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    // The terminal is in raw mode while a question stands, so that Ctrl-C arrives here and not at the process.
    lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    const closed = new Promise((resolve) => {
        lines.once('close', () => resolve(''));
    });
    try {
        const answer = lines.question(`${question} Only "yes" is taken for yes: `, { signal });
        return (await Promise.race([answer, closed])).trim().toLowerCase() === 'yes';
    }
    catch {
        return false;
    }
    finally {
        lines.close();
    }
}
