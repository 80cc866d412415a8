import type { Json } from '../../lib/json.ts';
import { mapInner } from '../../lib/map-inner.ts';
import type { Kind, Registry } from '../../model/kind.ts';
import {
  type Conditions,
  type Grantee,
  type Occasion,
  type Permission,
  type PolicyPurpose,
  resourceOwnerKey,
} from '../../model/permission.ts';
import type { Place, ResourceId, ResourceKey } from '../../model/resource.ts';
import type { Node } from '../graph.ts';

/** Actions on resources, under conditions; rows of the permission tables with their placeholders filled in. */
export interface Grant {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: Conditions;
}

/** What grants are made from. */
export interface GrantRequest {
  readonly purpose: PolicyPurpose;
  readonly prune: boolean;
  readonly owner: string;
  readonly place: Place;
  readonly registry: Registry;
  readonly nodes: ReadonlyMap<ResourceId, Node>;
  readonly related: Grantee['related'];
  /** What stands in ARNs for a key: the key itself, or a pattern. */
  readonly naming: (kind: Kind, key: ResourceKey) => string;
}

/** When calls are made for resources that manifests describe. */
const described: Readonly<Record<PolicyPurpose, readonly Occasion[]>> = {
  plan: ['plan'],
  apply: ['plan', 'apply'],
  import: ['plan'],
  logs: ['plan', 'logs'],
  suspend: ['plan', 'suspend'],
};

/** Everything that IAM must allow, in no order. */
export function grantsOf(request: GrantRequest): Grant[] {
  const { nodes, registry, purpose, prune } = request;
  const inUse = new Set([...nodes.values()].map(({ kind }) => kind));
  const everyKind = [...registry.kinds.values()];
  const prunes = prune && purpose === 'apply';
  return [
    ...described[purpose].flatMap((occasion) => grantsOnAll(registry, occasion, request)),
    ...[...nodes.values()].flatMap((node) => grantsFor(node, request)),
    ...(prune ? everyKind : [...inUse]).flatMap((kind) => grantsOnAll(kind, 'left', request)),
    ...(prunes ? everyKind : []).flatMap((kind) => grantsOnAll(kind, 'prune', request)),
    ...(purpose === 'import' ? everyKind : []).flatMap((kind) => grantsOnAll(kind, 'import', request)),
  ];
}

/** The rows of a kind, or those that stand beside the kinds. */
type PermissionTable = Pick<Registry, 'permissions'>;

/** The rows of a table that are for an occasion. */
export function rowsFor({ permissions }: PermissionTable, occasion: Occasion): Permission[] {
  return permissions.filter((row) => [row.for].flat().includes(occasion));
}

/** What a manifest's policy cannot name although it is needed. */
export function gapsOf(request: GrantRequest): string[] {
  return [...request.nodes.values()].flatMap((node) => {
    const rows = described[request.purpose].flatMap((occasion) => rowsFor(node.kind, occasion));
    return rows
      .flatMap(({ gap }) => gap?.(granteeOf(node, request)) ?? [])
      .map((sentence) => `${node.id}: ${sentence}`);
  });
}

function grantsFor(node: Node, request: GrantRequest): Grant[] {
  const grantee = granteeOf(node, request);
  const key = inPlace(request.naming(node.kind, node.desired.key), request.place);
  const replaces = request.purpose === 'apply' && node.manifest.policy.replace === 'allow';
  const occasions: readonly Occasion[] = [...described[request.purpose], ...(replaces ? ['replace' as const] : [])];
  return occasions.flatMap((occasion) =>
    rowsFor(node.kind, occasion)
      .filter(({ needs }) => needs?.holds(grantee) ?? true)
      .map((row) => {
        const grant = filled(row, 'arnsOf' in row.on ? row.on.arnsOf(grantee) : row.on, { key, request });
        return occasion === 'apply' && node.manifest.policy.adopt ? openToUnowned(grant) : grant;
      }),
  );
}

function granteeOf(node: Node, { place, related }: GrantRequest): Grantee {
  const { spec, key } = node.desired;
  return { key: inPlace(key, place), spec: textsInPlace(spec, place), given: node.manifest.spec, place, related };
}

/** Offline, a manifest's own `${account}` still stands in its texts. */
function inPlace(text: string, place: Place): string {
  return text.replace(/\$\{(account|region|partition)\}/g, (_written, name: keyof Place) => place[name]);
}

function textsInPlace<Value extends Json>(value: Value, place: Place): Value {
  if (typeof value === 'string') return inPlace(value, place) as Value;
  return mapInner(value, (inner) => textsInPlace(inner, place)) as Value;
}

/** On whatever there is, and where there is nothing to tell apart. */
function grantsOnAll(table: PermissionTable, occasion: Occasion, request: GrantRequest): Grant[] {
  return rowsFor(table, occasion).flatMap((row) =>
    'arnsOf' in row.on ? [] : [filled(row, row.on, { key: '*', request })],
  );
}

function filled(
  { sid, actions, conditions = {} }: Permission,
  arns: readonly string[],
  { key, request: { place, owner } }: { key: string; request: GrantRequest },
): Grant {
  const within = key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : key;
  const values: Readonly<Record<string, string>> = { ...place, owner, key, within };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (written, name) => values[name] ?? written);
  return { sid, actions, resources: arns.map(fill), conditions: mapLeaves(conditions, fill) };
}

function mapLeaves(conditions: Conditions, change: (text: string) => string): Conditions {
  return Object.fromEntries(
    Object.entries(conditions).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, [values].flat().map(change)])),
    ]),
  );
}

/** With consent to adopt, what nobody owns may be changed as well, and still nothing that another instance owns. */
function openToUnowned(grant: Grant): Grant {
  const { [resourceOwnerKey]: owner, ...others } = grant.conditions.StringEquals ?? {};
  if (owner === undefined) return grant;
  const { StringEquals: _all, ...rest } = grant.conditions;
  const conditions = {
    ...rest,
    ...(Object.keys(others).length > 0 ? { StringEquals: others } : {}),
    StringEqualsIfExists: { [resourceOwnerKey]: owner },
  };
  return { ...grant, sid: `${grant.sid}OrAdopted`, conditions };
}
