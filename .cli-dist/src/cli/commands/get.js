import { sleep } from "../../lib/clock.js";
import { nameOf, resourceId } from "../../model/resource.js";
import { exitCode } from "../exit-code.js";
import { lookOnce, notFound, openView } from "../looking.js";
import { palette } from "../print/colour.js";
import { jsonDocument } from "../print/json.js";
import { resourceDocument, resourceManifest } from "../print/resource-document.js";
import { resourceTable } from "../print/resource-table.js";
import { visible } from "../print/visible.js";
import { resourceArgument } from "../resource-argument.js";
import { complain, interruptedCode, say } from "../run-command.js";
const watchMs = 5000;
/** Lists resources as they are now. */
export async function get(shell, request) {
    const registry = await shell.registry();
    const wanted = request.resource === undefined ? {} : resourceArgument(request.resource, registry);
    if ('code' in wanted)
        return complain(shell, wanted);
    if (request.watch)
        return watch(shell, request, wanted);
    const view = await lookOnce(shell);
    const sights = matching(view, wanted);
    if (wanted.kind && wanted.name !== undefined && sights.length === 0) {
        return complain(shell, notFound(resourceId(wanted.kind.name, wanted.name), view));
    }
    shell.stdout.write(await outputOf(shell, request, { sights, wanted }));
    if (sights.length === 0)
        say(shell, 'No resources.\n');
    return exitCode.ok;
}
function matching({ sights }, { kind, name }) {
    return sights
        .filter(({ step }) => kind === undefined || step.kind.name === kind.name)
        .filter(({ status }) => name === undefined || nameOf(status.id) === name);
}
async function outputOf(shell, { output }, { sights, wanted }) {
    if (output === 'name')
        return sights.map(({ status }) => `${visible(status.id)}\n`).join('');
    if (output === 'yaml')
        return yamlOf(shell, sights);
    if (output === 'json') {
        const items = sights.map(resourceDocument);
        const [only] = items;
        return wanted.name !== undefined && only ? jsonDocument('Resource', only) : jsonDocument('ResourceList', { items });
    }
    const table = { isOneKind: wanted.kind !== undefined, isWide: output === 'wide' };
    return sights.length === 0 ? '' : resourceTable(sights, table, palette(shell.stdout.colour));
}
async function yamlOf(shell, sights) {
    const { stringify } = await import('yaml');
    const registry = await shell.registry();
    return sights.map((sight) => stringify(resourceManifest(sight, registry), { lineWidth: 0 })).join('---\n');
}
/** Prints again whenever something changed; on a terminal in the same place. */
async function watch(shell, request, wanted) {
    const look = await openView(shell);
    let before = '';
    while (!shell.signal.aborted) {
        const text = await outputOf(shell, request, { sights: matching(await look(), wanted), wanted });
        if (text !== before)
            shell.stdout.write(rewind(shell, before) + text);
        before = text;
        await sleep(shell.clock, watchMs, shell.signal);
    }
    return interruptedCode(shell);
}
function rewind({ stdout }, before) {
    const lines = before.split('\n').length - 1;
    return stdout.isTTY && lines > 0 ? `\x1b[${lines}A\x1b[J` : '';
}
