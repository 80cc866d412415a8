import { exitCode } from "../exit-code.js";
import { palette } from "../print/colour.js";
import { jsonText } from "../print/json.js";
import { tableText } from "../print/table.js";
import { kindNamed } from "../resource-argument.js";
import { complain } from "../run-command.js";
/** Prints the JSON Schema of a kind's manifests, or lists the kinds. */
export async function schema(shell, { kind: word }) {
    const registry = await shell.registry();
    if (word === undefined) {
        const paints = palette(shell.stdout.colour);
        const rows = [...registry.kinds.values()].map(({ name, summary }) => [
            { text: name, paint: paints.bold },
            { text: summary },
        ]);
        shell.stdout.write(tableText(['KIND', 'SUMMARY'], rows, paints));
        return exitCode.ok;
    }
    const kind = kindNamed(word, registry);
    if (!('fields' in kind))
        return complain(shell, kind);
    shell.stdout.write(jsonText(registry.schema(kind.name)));
    return exitCode.ok;
}
