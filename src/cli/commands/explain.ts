import type { JsonObject } from '../../lib/json.ts';
import { nearest } from '../../lib/nearest.ts';
import { visible } from '../../lib/visible.ts';
import { exitCode } from '../exit-code.ts';
import { palette } from '../print/colour.ts';
import { explanationText } from '../print/explanation.ts';
import type { Complaint } from '../print/failure.ts';
import { describedKindNamed } from '../resource-argument.ts';
import { complain } from '../run-command.ts';
import { type DescribedKind, type Explained, manifestField, membersOf, type SchemaField } from '../schema-path.ts';
import type { Shell } from '../shell.ts';

/** What `explain` was asked for. */
export interface ExplainRequest {
  /** `KIND[.path]`; paths start in `spec`, `policy` or `metadata`, and `spec.` may be left out. */
  readonly path: string;
}

/** Documents a kind or one of its fields. */
export async function explain(shell: Shell, { path }: ExplainRequest): Promise<number> {
  const registry = await shell.registry();
  const [word = '', ...steps] = path.replaceAll('[]', '').split('.');
  const kind = describedKindNamed(word, registry);
  if ('code' in kind) return complain(shell, kind);
  const found = find(kind, steps, registry.schema(kind.name));
  if ('code' in found) return complain(shell, found);
  shell.stdout.write(explanationText(found, shell.stdout.columns(), palette(shell.stdout.colour)));
  return exitCode.ok;
}

function find(kind: DescribedKind, steps: readonly string[], manifest: JsonObject): Explained | Complaint {
  const root = manifestField(manifest, kind.name);
  const spec = membersOf(root, manifest).find(({ name }) => name === 'spec');
  const isFromTop = steps.length === 0 || ['spec', 'policy', 'metadata'].includes(steps[0] ?? '');
  let field = isFromTop ? root : (spec ?? root);
  let path = kind.name;
  for (const step of steps) {
    const members = membersOf(field, manifest);
    const next = members.find(({ name }) => name.toLowerCase() === step.toLowerCase());
    if (!next) return unknownField(path, step, members);
    field = next;
    path = `${path}.${next.name}`;
  }
  return { kind, manifest, path, field };
}

function unknownField(path: string, step: string, members: readonly SchemaField[]): Complaint {
  const names = members.map(({ name }) => name);
  const near = nearest(step, names);
  const advice = names.length === 0 ? `${path} has no fields` : `\`evenkeel explain ${path}\` lists its fields`;
  return {
    title: `there is no field "${visible(step)}" in ${path}`,
    code: exitCode.usage,
    rows: [['fix', near ? `did you mean "${near}"?` : advice]],
  };
}
