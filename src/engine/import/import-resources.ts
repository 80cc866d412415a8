import type { Import, NotFound, Remark } from '../../model/imported.ts';
import type { Kind } from '../../model/kind.ts';
import type { Pass } from '../../model/pass.ts';
import type { Ports } from '../../model/ports.ts';
import { type Place, type ResourceId, resourceId } from '../../model/resource.ts';
import { link } from '../link.ts';
import { validate } from '../validate.ts';
import { discover } from './discover.ts';
import { type Found, placeOf, type Wanted, type World } from './found.ts';
import { nearestKey } from './list-below.ts';
import { soughtBy } from './mentions.ts';
import { namesFor } from './names.ts';
import { rehearse } from './rehearse.ts';
import { resultOf } from './result.ts';
import { settle } from './settle.ts';

/** What is to be imported. */
export interface ImportRequest {
  readonly kind: Kind;
  /** As people call it: a name, `cluster/service`, `family:revision`, or an ARN. */
  readonly name: string;
  /** Write out what looks like a secret and may be none. */
  readonly withSecrets: boolean;
}

type PlacedPass = Pass & { readonly place: Place };

/** Manifests for a resource on AWS, for what lives below it and for what these refer to; nothing is written. Throws FailureError. */
export async function importResources(
  request: ImportRequest,
  ports: Ports,
  pass: PlacedPass,
): Promise<Import | NotFound> {
  const world: World = { registry: pass.registry, place: pass.place, cloud: ports.cloud };
  const root = wantedBy(request, pass.place);
  const found = await discover(root, world);
  if (!found.has(placeOf(root))) return notFound(root, world);
  const present = await ports.source.read();
  const { described, taken } = presentIn(validate(present, pass.registry), pass);
  const all = [...found.values()].sort((left, right) => (placeOf(left) < placeOf(right) ? -1 : 1));
  const fresh = all.filter((one) => !described.has(placeOf(one)) && !one.observed.leaving);
  const ids = new Map([
    ...[...described].map(([at, { id }]) => [at, id] as const),
    ...namesFor(fresh, taken, pass.owner),
  ]);
  const material = { ...world, owner: pass.owner, found, ids, plain: new Set<string>() };
  const settled = await settle(material, fresh, (manifests) => rehearse(manifests, { present, ports, pass }));
  return {
    place: pass.place,
    ...resultOf(settled, request.withSecrets),
    leftOut: [...all.flatMap(leavingRemark), ...settled.leftOut].sort((left, right) => (left.id < right.id ? -1 : 1)),
    described: all.flatMap((one) => described.get(placeOf(one)) ?? []),
  };
}

/** What the present manifests describe, by `Kind/key`, and the ids that they use. */
function presentIn(
  validated: ReturnType<typeof validate>,
  pass: PlacedPass,
): { described: Map<string, Remark>; taken: Set<ResourceId> } {
  const nodes = [...link(validated, pass).nodes.values()];
  const described = nodes.map(({ id, kind, desired, manifest: { origin } }) => {
    const remark = { id, text: `${origin.file}:${origin.line}` };
    return [placeOf({ kind, key: desired.key }), remark] as const;
  });
  return {
    described: new Map(described),
    taken: new Set([...validated.desired.map(({ id }) => id), ...validated.rejected.ids]),
  };
}

function wantedBy({ kind, name }: ImportRequest, place: Place): Wanted {
  const { key, exactly } = soughtBy(name, kind, place) ?? { key: name, exactly: undefined };
  return { kind, key, revisions: exactly ? [exactly] : [] };
}

async function notFound(root: Wanted, world: World): Promise<NotFound> {
  const near = await nearestKey(root, world);
  return { missing: root.revisions[0] ?? root.key, ...(near === undefined ? {} : { near }) };
}

function leavingRemark({ kind, key, observed }: Found): Remark[] {
  return observed.leaving ? [{ id: resourceId(kind.name, key), text: 'AWS is deleting it' }] : [];
}
