import type { JsonObject } from '../../src/lib/json.ts';
import type { Import } from '../../src/model/imported.ts';
import type { Step } from '../../src/model/plan.ts';
import { fillVariables } from '../../src/source/variables.ts';
import { registry, type Ship, ship } from './ship.ts';
import type { SimulatedAws } from './simulated-aws.ts';

/** What an import found, with evenkeel on the manifests that it gave. */
export interface Landing {
  readonly found: Import;
  readonly vessel: Ship;
}

/** Imports a resource of a kind. */
export async function importFrom(aws: SimulatedAws, kindName: string, name: string): Promise<Landing> {
  const kind = registry.kinds.get(kindName);
  if (!kind) throw new Error(`no kind ${kindName}`);
  const { runtime, drive } = ship({}, { aws, may: ['import'] });
  const found = await drive(runtime.import({ kind, name, withSecrets: true }));
  if ('missing' in found) throw new Error(`there is no ${kindName} ${found.missing}`);
  const files = found.manifests.map(({ id, manifest }) => [`${id}.yaml`, asRead(manifest)]);
  return { found, vessel: ship(Object.fromEntries(files), { aws }) };
}

/** The reader of a folder takes `$${` for `${`. */
function asRead(manifest: JsonObject): string {
  const { content, unfilled } = fillVariables(manifest, new Map());
  if (unfilled.length > 0) throw new Error(unfilled.map(({ message }) => message).join('\n'));
  return JSON.stringify(content);
}

/** What a plan would do to its steps besides adopting them, as `Service/web update desiredCount`. */
export function besidesAdoption(steps: readonly Step[]): string[] {
  return steps.flatMap(({ change: { id, op, fields, held } }) => {
    const paths = fields.map(({ path }) => path.join('.')).filter((path) => !path.startsWith('ownership.'));
    return op === 'adopt' && !held && paths.length === 0 ? [] : [[id, op, held?.message, ...paths].join(' ')];
  });
}
