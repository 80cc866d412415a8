import { exitCode } from '../exit-code.ts';
import { palette } from '../print/colour.ts';
import { jsonText } from '../print/json.ts';
import { tableText } from '../print/table.ts';
import { kindNamed } from '../resource-argument.ts';
import { complain } from '../run-command.ts';
import type { Shell } from '../shell.ts';

/** What `schema` was asked for. */
export interface SchemaRequest {
  readonly kind?: string;
}

/** Prints the JSON Schema of a kind's manifests, or lists the kinds. */
export async function schema(shell: Shell, { kind: word }: SchemaRequest): Promise<number> {
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
  if (!('fields' in kind)) return complain(shell, kind);
  shell.stdout.write(jsonText(registry.schema(kind.name)));
  return exitCode.ok;
}
