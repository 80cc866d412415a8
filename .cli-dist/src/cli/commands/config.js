import { isSecretName, isSecretText } from "../../model/secret.js";
import { exitCode } from "../exit-code.js";
import { palette } from "../print/colour.js";
import { jsonDocument } from "../print/json.js";
import { sensitive } from "../print/redact.js";
import { settingValueText, variableText } from "../print/setting-value.js";
import { tableText } from "../print/table.js";
import { visible } from "../print/visible.js";
import { settingTable } from "../settings.js";
/** Prints every setting with its value and where that came from. */
export async function config(shell, { output }) {
    const { values, origins, variables, variablesOrigin } = shell.config;
    const names = Object.keys(settingTable);
    const shownVariables = [...variables].map(([name, value]) => [
        name,
        isSecret(name, value) ? sensitive : value,
    ]);
    if (output === 'json') {
        const settings = Object.fromEntries(names.map((name) => [name, { value: values[name] ?? null, origin: origins[name] }]));
        shell.stdout.write(jsonDocument('Config', { settings, variables: Object.fromEntries(shownVariables) }));
        return exitCode.ok;
    }
    const paints = palette(shell.stdout.colour);
    const rows = names.map((name) => [
        { text: name, paint: paints.bold },
        { text: settingValueText(name, values[name]) },
        { text: visible(origins[name]), paint: paints.dim },
    ]);
    const variableRows = shownVariables.map(([name, value]) => [
        { text: visible(`vars.${name}`), paint: paints.bold },
        { text: variableText(value) },
        { text: visible(variablesOrigin), paint: paints.dim },
    ]);
    shell.stdout.write(tableText(['SETTING', 'VALUE', 'FROM'], [...rows, ...variableRows], paints));
    return exitCode.ok;
}
function isSecret(name, value) {
    return isSecretName(name) || (typeof value === 'string' && isSecretText(value));
}
