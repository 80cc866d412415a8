import { exitCode } from "../exit-code.js";
import { connectionHints } from "../print/connection-hints.js";
import { visible } from "../print/visible.js";
import { complain, say } from "../run-command.js";
/** Serves the AWS simulator until told to stop; the first line on standard output says where. */
export async function sim(shell, request) {
    const served = await serve(shell, request);
    if (typeof served === 'number')
        return served;
    shell.stdout.write(`listening on ${served.connection.endpoint}\n`);
    say(shell, connectionHints(served.connection));
    await stopped(shell.signal);
    await served.close();
    return exitCode.ok;
}
/** Resolves when the command is told to stop. */
export function stopped(signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            resolve();
        signal.addEventListener('abort', () => resolve(), { once: true });
    });
}
async function serve(shell, { port, speed, limits, seed, faults }) {
    try {
        return await shell.serveSimulator({
            port,
            speed,
            limits,
            ...(seed === undefined ? {} : { seed: JSON.parse(await shell.readText(seed)) }),
            ...(faults === undefined ? {} : { faults: JSON.parse(await shell.readText(faults)) }),
        });
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return complain(shell, { title: 'the simulator cannot start', code: exitCode.usage, rows: [visible(reason)] });
    }
}
