import { nearest } from "../../lib/nearest.js";
import { exitCode } from "../exit-code.js";
import { palette } from "../print/colour.js";
import { explanationText } from "../print/explanation.js";
import { visible } from "../print/visible.js";
import { kindNamed } from "../resource-argument.js";
import { complain } from "../run-command.js";
import { manifestField, membersOf } from "../schema-path.js";
/** Documents a kind or one of its fields. */
export async function explain(shell, { path }) {
    const registry = await shell.registry();
    const [word = '', ...steps] = path.replaceAll('[]', '').split('.');
    const kind = kindNamed(word, registry);
    if (!('fields' in kind))
        return complain(shell, kind);
    const found = find(kind, steps, registry.schema(kind.name));
    if ('code' in found)
        return complain(shell, found);
    shell.stdout.write(explanationText(found, shell.stdout.columns(), palette(shell.stdout.colour)));
    return exitCode.ok;
}
function find(kind, steps, manifest) {
    const root = manifestField(manifest, kind.name);
    const isFromTop = steps.length === 0 || ['spec', 'policy', 'metadata'].includes(steps[0] ?? '');
    let field = isFromTop ? root : (membersOf(root, manifest).find(({ name }) => name === 'spec') ?? root);
    let path = kind.name;
    for (const step of steps) {
        const members = membersOf(field, manifest);
        const next = members.find(({ name }) => name.toLowerCase() === step.toLowerCase());
        if (!next)
            return unknownField(path, step, members);
        field = next;
        path = `${path}.${next.name}`;
    }
    return { kind, manifest, path, field };
}
function unknownField(path, step, members) {
    const names = members.map(({ name }) => name);
    const near = nearest(step, names);
    const advice = names.length === 0 ? `${path} has no fields` : `\`evenkeel explain ${path}\` lists its fields`;
    return {
        title: `there is no field "${visible(step)}" in ${path}`,
        code: exitCode.usage,
        rows: [['fix', near ? `did you mean "${near}"?` : advice]],
    };
}
