import { exitCode } from "../exit-code.js";
import { palette } from "../print/colour.js";
import { connectionHints } from "../print/connection-hints.js";
import { visible } from "../print/visible.js";
import { complain, say } from "../run-command.js";
import { apply } from "./apply.js";
import { eventPrinter } from "./run.js";
const intervalMs = 60_000;
/** A simulated AWS, the examples, and the controller that brings one to the other; needs no account. */
export async function demo(shell, request) {
    const served = await shell.serveSimulator({ port: 0, speed: request.speed, limits: true });
    const examples = await shell.layOutExamples(request.keep);
    try {
        return await play(shell, request, { served, folder: examples.path });
    }
    finally {
        await examples.remove();
        await served.close();
    }
}
async function play(shell, { once, port, speed }, { served, folder }) {
    const { connection: aws, clock } = served;
    say(shell, introduction(shell, speed));
    if (once)
        return apply(shell, { paths: [folder], targets: [], autoApprove: true, wait: true, aws, clock });
    if (shell.signal.aborted)
        return exitCode.ok;
    const run = shell.runController({
        paths: [folder],
        aws,
        clock,
        intervalMs,
        listen: { host: '127.0.0.1', port },
        dryRun: false,
        prune: true,
        logFormat: 'text',
        emit: eventPrinter(shell),
        onListening: (url) => say(shell, invitation({ shell, url, folder, served })),
    });
    return run.then(() => exitCode.ok, (error) => {
        if (!isTaken(error))
            throw error;
        return complain(shell, portTaken(port));
    });
}
function introduction(shell, speed) {
    const { bold } = palette(shell.stderr.colour);
    const pace = speed === 1 ? '' : `, where time runs ${speed} times as fast`;
    return `${bold('evenkeel demo')}: a simulated AWS on this machine${pace}. No account is touched.\n\n`;
}
function invitation({ shell, url, folder, served }) {
    const { bold, dim } = palette(shell.stderr.colour);
    return [
        `  ${bold('manifests')}  ${visible(folder)}   ${dim('edit one, and watch what happens here')}`,
        `  ${bold('API')}        ${url}/api/v1/status`,
        `  ${bold('AWS')}        ${served.connection.endpoint}   ${dim('in another terminal, for the AWS CLI and for evenkeel:')}`,
        connectionHints(served.connection).replace(/^(?=.)/gm, '           '),
        dim('Ctrl-C ends it.'),
        '\n',
    ].join('\n');
}
function isTaken(error) {
    return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
function portTaken(port) {
    return {
        title: `port ${port} is taken`,
        code: exitCode.failed,
        rows: [['fix', 'Stop what listens there, or pass --port 0 for any free one.']],
    };
}
