import type { Json } from '../lib/json.ts';
import type { Change, FieldChange, Operation } from '../model/change.ts';
import type { Deployment } from '../model/deployment.ts';
import type { Failure } from '../model/failure.ts';
import type { Subject } from '../model/kind.ts';
import { ownershipOf } from '../model/ownership.ts';
import type { Pass } from '../model/pass.ts';
import type { Step } from '../model/plan.ts';
import type { Observed, Surplus } from '../model/provider.ts';
import type { Attributes, Place, ResourceId } from '../model/resource.ts';
import type { Node } from './graph.ts';
import { ignoreFields } from './ignore-fields.ts';
import { markDrift } from './mark-drift.ts';
import type { Observations } from './observe.ts';
import { firstPending, resolvePending } from './resolve.ts';
import { differences, rolls } from './same-content.ts';
import { tagChanges } from './tag-changes.ts';

/** What a resource is planned with besides its manifest and what AWS has of it. */
export interface Context {
  readonly pass: Pass;
  /** Attributes of the resources planned so far, as they will be after apply as far as that can be told. */
  readonly known: ReadonlyMap<ResourceId, Attributes>;
  readonly related: Subject['related'];
  readonly fingerprint: string | undefined;
  readonly usersOf: (id: ResourceId) => Users;
}

/** What refers to a resource; undefined for what nothing is known of. */
type Users = readonly (Observed | undefined)[];

/** Decides what is to be done about a resource that a manifest describes. */
export function planNode(node: Node, observations: Observations, context: Context): Step {
  const { pass, known, fingerprint } = context;
  const { manifest, kind } = node;
  const live = observations.live.get(node.id);
  const resolved = resolvePending(node.desired, (id) => known.get(id));
  const desired = live ? ignoreFields(resolved, node, live) : resolved;
  const here = { ...node, desired };
  const surplus = live && kind.housekeeping?.(live, manifest.policy, () => context.usersOf(node.id));
  const differing = live ? differingFields(here, live, { place: pass.place, surplus }) : [];
  const own = live && ownDeployment(here, live, { place: pass.place, differing });
  const change = changeOf(here, { live, observations, own, differing }, context);
  return {
    ...{ change, kind, manifest, desired, policy: manifest.policy },
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(surplus ? { surplus } : {}),
    ...(live ? { observed: live } : {}),
    ...(own ? { own } : {}),
  };
}

interface Seen {
  readonly live: Observed | undefined;
  readonly observations: Observations;
  readonly own: Deployment | undefined;
  readonly differing: readonly FieldChange[];
}

/** The latest deployment of what the manifest wants, in every field whose change starts one. */
function ownDeployment(
  node: Node,
  { deployments = [], spec }: Observed,
  { place, differing }: { place: Place | undefined; differing: readonly FieldChange[] },
): Deployment | undefined {
  const runsWhatIsWanted = !differing.some((field) => field.rolls);
  return deployments.find(({ content }) => (content === spec ? runsWhatIsWanted : !rolls(node, content, place)));
}

function changeOf(node: Node, { live, observations, own, differing }: Seen, context: Context): Change {
  const { pass, related, fingerprint } = context;
  const { failures } = observations;
  const fields = differing.filter(({ after }) => !unseenSource(after, failures));
  const unseen = differing.map(({ after }) => unseenSource(after, failures)).find(Boolean);
  const failure = failures.get(node.id);
  const { op, held } = decide(node, { live, fields, failure, owner: pass.owner, unseen });
  const isRolling = live !== undefined && fields.some((field) => field.rolls);
  // What ECS itself went back from is no drift.
  const isSettled = fingerprint !== undefined && pass.settled?.get(node.id) === fingerprint;
  const isDrift = isSettled && op !== 'none' && own?.state !== 'rolledBack';
  const before = isDrift ? undefined : pass.baseline?.desired.get(node.id);
  const marked = before ? markDrift(fields, node, before) : fields;
  return {
    ...{ op, id: node.id, key: node.desired.key, fields: op === 'create' ? [] : marked },
    ...{ origin: node.manifest.origin, after: node.dependsOn },
    ...(isDrift ? { isDrift } : {}),
    ...(isRolling ? forecastOf(node, live, related) : {}),
    ...(held ? { held } : {}),
  };
}

function differingFields(
  node: Node,
  live: Observed,
  { place, surplus = {} }: { place: Place | undefined; surplus: Surplus | undefined },
): FieldChange[] {
  return [
    ...differences(node, live.spec, place),
    ...tagChanges(node.desired.tags, live.tags),
    ...surplusFields(surplus),
  ];
}

/** What is given up is shown as what it is. */
function surplusFields(surplus: Surplus): FieldChange[] {
  return Object.entries(surplus).map(([name, { kept, gone }]) => ({
    path: [name],
    before: [...kept, ...gone],
    after: [...kept],
    mode: 'update',
  }));
}

function forecastOf(
  { kind, manifest, desired }: Node,
  observed: Observed,
  related: Subject['related'],
): Pick<Change, 'forecast'> {
  const prospect = { desired: desired.spec, given: manifest.spec, observed, related };
  return kind.forecast ? { forecast: kind.forecast(prospect) } : {};
}

interface Evidence {
  readonly live: Observed | undefined;
  readonly fields: readonly FieldChange[];
  readonly failure: Failure | undefined;
  readonly owner: string;
  /** What a field depends on and could not be looked at. */
  readonly unseen: ResourceId | undefined;
}

/** What a new value depends on and could not be looked at, so that nothing can be said about it. */
function unseenSource(after: Json | undefined, failures: Observations['failures']): ResourceId | undefined {
  const pending = firstPending(after);
  return pending && failures.has(pending.pending) ? pending.pending : undefined;
}

function decide(node: Node, { live, fields, failure, owner, unseen }: Evidence): { op: Operation; held?: Failure } {
  if (failure) return { op: 'none', held: failure };
  if (!live) return { op: 'create', ...brokenReference(node) };
  const liveOwner = ownershipOf(live.tags).owner;
  if (liveOwner !== undefined && liveOwner !== owner) return { op: 'none', held: ownedByOther(node, liveOwner) };
  if (live.leaving)
    return { op: 'create', held: { reason: 'Leaving', message: `AWS is still deleting the previous ${node.id}` } };
  if (liveOwner === undefined) return { op: 'adopt', ...unfounded(node, unseen) };
  return { op: operationFor(fields), ...unfounded(node, unseen) };
}

function unfounded(node: Node, unseen: ResourceId | undefined): { held?: Failure } {
  if (!unseen || node.brokenReferences.length > 0) return brokenReference(node);
  return { held: { reason: 'DependencyNotReady', message: `${unseen}, which it refers to, could not be looked at` } };
}

function ownedByOther(node: Node, liveOwner: string): Failure {
  return { reason: 'OwnedByOther', message: `${node.id} on AWS is owned by the evenkeel instance "${liveOwner}"` };
}

function brokenReference(node: Node): { held?: Failure } {
  const [broken] = node.brokenReferences;
  return broken
    ? { held: { reason: 'ManifestRejected', message: `it refers to ${broken}, whose manifest has errors` } }
    : {};
}

function operationFor(fields: readonly FieldChange[]): Operation {
  const modes = new Set(fields.map(({ mode }) => mode));
  if (modes.has('replace')) return 'replace';
  if (modes.has('revise')) return 'revise';
  return fields.length > 0 ? 'update' : 'none';
}
