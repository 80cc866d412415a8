import type { JsonObject } from '../../lib/json.ts';
import { oncePer } from '../../lib/once-per.ts';
import { pathText } from '../../model/change.ts';
import type { Snapshot } from '../../model/document.ts';
import { FailureError } from '../../model/failure.ts';
import type { Kind, Registry } from '../../model/kind.ts';
import type { Pass } from '../../model/pass.ts';
import type { Step } from '../../model/plan.ts';
import type { Ports } from '../../model/ports.ts';
import type { ResourceId } from '../../model/resource.ts';
import { reconcile } from '../reconcile.ts';

/** What a plan of new manifests says about them. */
export interface Rehearsal {
  /** Manifests that are of no use, with why. */
  readonly refused: ReadonlyMap<ResourceId, string>;
  /** Values on AWS that the manifests would change. */
  readonly changed: ReadonlySet<string>;
  /** Manifests that would change something, with what. */
  readonly differing: ReadonlyMap<ResourceId, string>;
}

/** Plans manifests together with the present ones, as if they had been written. Throws FailureError. */
export async function rehearse(
  manifests: ReadonlyMap<ResourceId, JsonObject>,
  { present, ports, pass }: { present: Snapshot; ports: Ports; pass: Pass },
): Promise<Rehearsal> {
  const origin = { file: 'import', line: 1, column: 1 };
  const documents = [...manifests.values()].map((content) => ({ content, origin, locate: () => origin }));
  const source = { read: async () => ({ ...present, documents: [...present.documents, ...documents] }) };
  const scope = new Set(manifests.keys());
  const report = await reconcile(
    { ...ports, source },
    { ...pass, registry: withoutSecretChecks(pass.registry), scope, dryRun: true },
  );
  const steps = report.plan.steps.filter(({ change }) => manifests.has(change.id));
  const errors = report.plan.problems.filter(({ severity, id }) => severity === 'error' && id && manifests.has(id));
  return {
    refused: new Map([
      ...errors.flatMap(({ id, message }) => (id ? [[id, `evenkeel would refuse it: ${message}`] as const] : [])),
      ...steps.flatMap(heldFor),
    ]),
    changed: new Set(steps.flatMap(({ change }) => change.fields.flatMap(({ before }) => textOf(before)))),
    differing: new Map(steps.flatMap(differenceOf)),
  };
}

/** Secrets are no part of what is written, so that they are no reason against it. */
const withoutSecretChecks = oncePer((registry: Registry): Registry => {
  const lenient = ({ checks, ...kind }: Kind): Kind => ({
    ...kind,
    checks: checks.map((check) => (subject) => check(subject).filter(({ reason }) => reason !== 'SecretLiteral')),
  });
  return {
    ...registry,
    kinds: new Map([...registry.kinds].map(([name, kind]) => [name, lenient(kind)])),
  };
});

function heldFor({ change: { id, op, held } }: Step): [ResourceId, string][] {
  if (!held || op !== 'none') return [];
  if (held.reason !== 'OwnedByOther') throw new FailureError(held.reason, held.message, held.code);
  return [[id, held.message]];
}

function differenceOf({ change: { id, op, fields } }: Step): [ResourceId, string][] {
  const shown = fields.filter(({ path }) => path[0] !== 'ownership').map(({ path }) => pathText(path));
  if (shown.length === 0 && (op === 'none' || op === 'adopt' || op === 'update')) return [];
  return [[id, `its manifest would change ${shown.length > 0 ? shown.join(', ') : 'it'} (${op})`]];
}

function textOf(value: unknown): string[] {
  return typeof value === 'string' ? [value] : [];
}
