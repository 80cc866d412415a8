import { overlayKind, overlaySummary } from '../../model/overlay.ts';
import { exitCode } from '../exit-code.ts';
import { palette } from '../print/colour.ts';
import { jsonText } from '../print/json.ts';
import { tableText } from '../print/table.ts';
import { describedKindNamed } from '../resource-argument.ts';
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
    const overlays = { name: overlayKind, summary: overlaySummary };
    const rows = [...registry.kinds.values(), overlays].map(({ name, summary }) => [
      { text: name, paint: paints.bold },
      { text: summary },
    ]);
    shell.stdout.write(tableText(['KIND', 'SUMMARY'], rows, paints));
    return exitCode.ok;
  }
  const kind = describedKindNamed(word, registry);
  if ('code' in kind) return complain(shell, kind);
  shell.stdout.write(jsonText(registry.schema(kind.name)));
  return exitCode.ok;
}
