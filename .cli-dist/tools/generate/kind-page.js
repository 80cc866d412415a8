import { fieldRows } from "./field-rows.js";
import { generatedNotice, table } from "./markdown.js";
/** The reference page of a kind, from the schema of its manifests. */
export function kindPage(kind, manifest, schemaPath) {
    const rows = fieldRows(manifest).map((row) => [
        `\`${row.path}\``,
        row.type,
        row.required ? 'yes' : '',
        whenOmitted(row.schema),
        change(row, kind.onChange),
        text(row.schema['x-compared-as']),
    ]);
    return `${[
        generatedNotice,
        `# ${kind.name}`,
        kind.summary,
        `\`spec\` has the members of \`${kind.shape.type}\` in \`${kind.shape.package}\`, first letters lowered. ` +
            `\`${kind.nameField}\` is \`metadata.name\` when left out. ` +
            `\`evenkeel explain ${kind.name}.FIELD\` shows AWS's description of a field; ` +
            `editors take it from [the JSON Schema](${schemaPath}).`,
        '**When left out** is the value that a missing field stands for; *kept* means that the field is then not managed. ' +
            '**A change** is made by *update* (in place), *replace* (remove and create) or *revise* (a new revision); ' +
            '*rolls* starts a deployment. Lists and values are **compared as** written where nothing else is said.',
        table(['Field', 'Type', 'Required', 'When left out', 'A change', 'Compared as'], rows),
    ].join('\n\n')}\n`;
}
function whenOmitted(schema) {
    if (schema['x-kept'])
        return 'kept';
    return schema.default === undefined ? '' : `\`${JSON.stringify(schema.default)}\``;
}
function change({ onChange, rolls }, mode) {
    const how = onChange ?? mode;
    return [how === 'depends' ? 'depends on the values' : how, ...(rolls ? ['rolls'] : [])].join(', ');
}
function text(value) {
    return typeof value === 'string' ? value : '';
}
