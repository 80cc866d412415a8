import type { Json } from '../../lib/json.ts';
import { visible } from '../../lib/visible.ts';
import { isSecretName, isSecretText, masked } from '../../model/secret.ts';
import { exitCode } from '../exit-code.ts';
import { palette } from '../print/colour.ts';
import { jsonDocument } from '../print/json.ts';
import { settingValueText, variableText } from '../print/setting-value.ts';
import { tableText } from '../print/table.ts';
import { type SettingName, settingTable } from '../settings.ts';
import type { Shell } from '../shell.ts';

/** What `config` was asked for. */
export interface ConfigRequest {
  readonly output: 'text' | 'json';
}

/** Prints every setting with its value and where that came from. */
export async function config(shell: Shell, { output }: ConfigRequest): Promise<number> {
  const { values, origins, variables, variablesOrigin } = shell.config;
  const names = Object.keys(settingTable) as SettingName[];
  const shownVariables = [...variables].map(([name, value]): [string, Json] => [
    name,
    isSecret(name, value) ? masked : value,
  ]);
  if (output === 'json') {
    const settings = Object.fromEntries(
      names.map((name) => [name, { value: values[name] ?? null, origin: origins[name] }]),
    );
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

function isSecret(name: string, value: Json): boolean {
  return isSecretName(name) || (typeof value === 'string' && isSecretText(value));
}
