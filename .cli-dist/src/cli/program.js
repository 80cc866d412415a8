import { Command, CommanderError } from 'commander';
import { exitCode } from "./exit-code.js";
import { runCommand } from "./run-command.js";
import { addDoing } from "./verbs/doing.js";
import { addGlobals } from "./verbs/flags.js";
import { addLooking } from "./verbs/looking.js";
import { addReference } from "./verbs/reference.js";
import { addTrying } from "./verbs/trying.js";
/** Runs one command line and gives its exit code. */
export async function runProgram(args, host) {
    let code = exitCode.ok;
    const act = (action) => async (...given) => {
        const command = given.at(-1);
        const shell = await host.open(flagsOf(command));
        if (typeof shell === 'number')
            code = shell;
        else
            code = await runCommand(shell, (opened) => action(opened, invocationOf(command)));
    };
    try {
        await createProgram(host, act).parseAsync([...args], { from: 'user' });
        return code;
    }
    catch (error) {
        if (!(error instanceof CommanderError))
            throw error;
        return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    }
}
function createProgram(host, act) {
    const { stdout, stderr, version } = host;
    const bold = (text) => (stdout.colour ? `\x1b[1m${text}\x1b[22m` : text);
    const program = new Command('evenkeel')
        .description('Keeps Amazon ECS where Git says it should be.')
        .usage('COMMAND [flags]')
        .version(`evenkeel ${version}`, '--version', 'print the version')
        .helpOption('-h, --help', 'help for a command')
        .helpCommand(false)
        .exitOverride()
        .configureHelp({ showGlobalOptions: true, styleTitle: bold })
        .configureOutput({
        writeOut: stdout.write,
        writeErr: stderr.write,
        getOutHelpWidth: stdout.columns,
        getErrHelpWidth: stderr.columns,
        outputError: (text, write) => write(text.replace(/^error: /, 'Error: ')),
    });
    addGlobals(program);
    addDoing(program, act);
    addLooking(program, act);
    addTrying(program, act);
    addReference(program, act, stdout);
    return program;
}
function invocationOf(command) {
    const args = command.processedArgs.flat().filter((argument) => typeof argument === 'string');
    return { args, options: command.optsWithGlobals() };
}
/** Only what somebody typed: a default must not hide the environment and the files. */
function flagsOf(command) {
    const given = Object.entries(command.optsWithGlobals());
    return Object.fromEntries(given.filter(([name]) => command.getOptionValueSourceWithGlobals(name) === 'cli'));
}
