import { exitCode } from "../exit-code.js";
import { lookOnce, notFound } from "../looking.js";
import { palette } from "../print/colour.js";
import { descriptionText } from "../print/description.js";
import { jsonDocument } from "../print/json.js";
import { resourceDocument } from "../print/resource-document.js";
import { resourceIdArgument } from "../resource-argument.js";
import { complain } from "../run-command.js";
/** Everything about one resource. */
export async function describe(shell, { resource, output }) {
    const id = resourceIdArgument(resource, await shell.registry());
    if (typeof id !== 'string')
        return complain(shell, id);
    const view = await lookOnce(shell);
    const sight = view.sights.find(({ status }) => status.id === id);
    if (!sight)
        return complain(shell, notFound(id, view));
    const paints = palette(shell.stdout.colour);
    shell.stdout.write(output === 'json' ? jsonDocument('Resource', resourceDocument(sight)) : await descriptionText(sight, view, paints));
    return exitCode.ok;
}
