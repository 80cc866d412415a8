/** Marks a field that is left alone when the manifest leaves it out, because AWS or somebody else decides it. */
export const keep = Symbol('keep');
const noRule = { rule: {}, children: new Map() };
const trees = new WeakMap();
/** The rules as a tree; built once per rule set. */
export function ruleTree(rules) {
    let tree = trees.get(rules);
    if (!tree) {
        tree = grow(Object.entries(rules).map(([path, rule]) => ({ steps: stepsOf(path), rule })));
        trees.set(rules, tree);
    }
    return tree;
}
/** The rules below a member, or an empty rule. */
export function ruleBelow(node, step) {
    return node.children.get(step) ?? node.children.get('*') ?? noRule;
}
function stepsOf(path) {
    return path.split('.').flatMap((step) => (step.endsWith('[]') ? [step.slice(0, -2), '[]'] : [step]));
}
function grow(entries) {
    const here = entries.find(({ steps }) => steps.length === 0);
    const below = new Map();
    for (const { steps, rule } of entries) {
        const [first, ...rest] = steps;
        if (first === undefined)
            continue;
        const group = below.get(first) ?? [];
        group.push({ steps: rest, rule });
        below.set(first, group);
    }
    return { rule: here?.rule ?? {}, children: new Map([...below].map(([step, group]) => [step, grow(group)])) };
}
