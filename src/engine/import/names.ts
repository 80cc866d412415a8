import { ownershipOf } from '../../model/ownership.ts';
import { kindOf, nameOf, type ResourceId, resourceId } from '../../model/resource.ts';
import { type Found, placeOf } from './found.ts';

/** What a resource may be called in manifests. */
const legalName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/;

/**
 * A legal name that nothing else has for each of the resources, by `Kind/key`: the one that it has as ours, else its own
 * on AWS, else its key, else with a number behind it.
 */
export function namesFor(
  found: readonly Found[],
  taken: ReadonlySet<ResourceId>,
  owner: string,
): Map<string, ResourceId> {
  const used = new Set(taken);
  const names = new Map<string, ResourceId>();
  for (const one of found) {
    const id = freeName(one, used, owner);
    used.add(id);
    names.set(placeOf(one), id);
  }
  return names;
}

function freeName({ kind, key, observed }: Found, used: ReadonlySet<ResourceId>, owner: string): ResourceId {
  const { owner: liveOwner, resource } = ownershipOf(observed.tags);
  const own = liveOwner === owner && resource && kindOf(resource) === kind.name ? [nameOf(resource)] : [];
  const awsName = String(observed.spec[kind.nameField] ?? key);
  const candidates = [...own.filter((name) => legalName.test(name)), legal(awsName), legal(key)];
  for (let count = 2; ; count++) {
    const id = candidates.map((name) => resourceId(kind.name, name)).find((candidate) => !used.has(candidate));
    if (id) return id;
    candidates.push(`${legal(awsName).slice(0, 245)}-${count}`);
  }
}

/** `/demo/web` is called `demo-web`. */
function legal(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+|-+$/g, '');
  return plain.slice(0, 255) || 'unnamed';
}
