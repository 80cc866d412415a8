import { groupBy } from "../lib/group-by.js";
/** A problem for each of several manifests that describe one thing on AWS: none of them is better than the others. */
export function findNamesakes(nodes) {
    const groups = groupBy(nodes, ({ kind, desired }) => `${kind.name}/${desired.key}`);
    return [...groups.values()].flatMap(([first, ...others]) => {
        const [second] = others;
        if (!first || !second)
            return [];
        return [namesakeProblem(first, second), ...others.map((node) => namesakeProblem(node, first))];
    });
}
function namesakeProblem(node, other) {
    const { file, line } = other.manifest.origin;
    return {
        severity: 'error',
        reason: 'DuplicateResource',
        message: `${node.id} and ${other.id} (${file}:${line}) both describe the ${node.kind.name} "${node.desired.key}"`,
        origin: node.manifest.locate(['spec', node.kind.nameField], 'value'),
        suggestion: `give one of them another ${node.kind.nameField}`,
        id: node.id,
    };
}
