import { apply } from '../engine/apply.ts';
import { compareSources } from '../engine/compare-sources.ts';
import { containersIn } from '../engine/containers.ts';
import { gate } from '../engine/gate.ts';
import { iamPolicy } from '../engine/iam/iam-policy.ts';
import { type ImportRequest, importResources } from '../engine/import/import-resources.ts';
import { layoutsOf } from '../engine/layouts-of.ts';
import { link } from '../engine/link.ts';
import { reconcile } from '../engine/reconcile.ts';
import { relatedSpecs } from '../engine/related.ts';
import { type Report, report } from '../engine/report.ts';
import { restoreDeployment } from '../engine/restore-deployment.ts';
import type { Validated } from '../engine/validate.ts';
import { validate } from '../engine/validate.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Container } from '../model/container.ts';
import type { Deployment } from '../model/deployment.ts';
import type { IamPolicy } from '../model/iam-policy.ts';
import type { Import, NotFound } from '../model/imported.ts';
import type { Registry } from '../model/kind.ts';
import type { LayoutOf } from '../model/layout.ts';
import type { ManifestEdit } from '../model/manifest-edit.ts';
import type { Pass, PassPolicy } from '../model/pass.ts';
import type { PolicyPurpose } from '../model/permission.ts';
import type { Plan } from '../model/plan.ts';
import type { Ping, Ports, Source } from '../model/ports.ts';
import type { Problem } from '../model/problem.ts';
import type { LogReader } from '../model/provider.ts';
import type { Place, ResourceId } from '../model/resource.ts';
import { baselineOf } from './baseline-of.ts';
import { type RolloutVerbs, rolloutVerbs } from './rollout-verbs.ts';
import type { Settings } from './settings.ts';
import { type SuspensionVerbs, suspensionVerbs } from './suspension-verbs.ts';

/** What a one-off command may narrow or allow. */
export interface Request {
  /** Only these resources and what depends on them. */
  readonly targets?: readonly ResourceId[];
  readonly prune?: boolean;
  /** Resources whose content is deployed again although AWS went back from it. */
  readonly retried?: readonly ResourceId[];
  /** Fingerprints of what was as Git says when a controller last looked; without them nothing is told to be drift. */
  readonly settled?: ReadonlyMap<ResourceId, string>;
  /** What Git asked for before: what differs from that already is told to be drift. */
  readonly baseline?: Baseline;
  /** Changes are made outside of sync windows too. */
  readonly ignoreWindows?: boolean;
  readonly signal?: AbortSignal;
}

/** What the command line and the HTTP API can ask for. */
export interface Runtime extends SuspensionVerbs {
  readonly registry: Registry;
  /** Asks AWS who is calling; never rejects. */
  ping(): Promise<Ping>;
  /** Checks the manifests without calling AWS. */
  check(): Promise<Checked>;
  /** Plans without changing anything. Throws FailureError when AWS cannot be reached at all. */
  plan(request?: Request): Promise<Report>;
  /** What another source asks for in the account of the credentials. Throws FailureError. */
  baselineOf(source: Source): Promise<Baseline>;
  /** What the manifests change if AWS is as another source says; calls nobody. */
  compareWith(source: Source, request?: Request): Promise<Plan>;
  /** Applies a plan exactly as it was shown. */
  apply(planned: Report, request?: Request): Promise<Report>;
  /** One whole pass: reads, plans and applies. Throws FailureError. */
  pass(request?: Request): Promise<Report>;
  /** Manifests for what AWS has, beside those of the source; nothing is written or changed. Throws FailureError. */
  import(request: ImportRequest): Promise<Import | NotFound>;
  /** What can be asked of deployments. */
  readonly rollouts: RolloutVerbs;
  /** The edits after which the manifests want what a deployment brought; none when they do already. Throws FailureError. */
  restore(id: ResourceId, deployment: Deployment): Promise<readonly ManifestEdit[]>;
  /** How manifests of a kind are written. */
  readonly layoutOf: LayoutOf;
  /** The containers that run for each resource that has any, as the manifests say; calls nobody. */
  containers(): Promise<ReadonlyMap<ResourceId, readonly Container[]>>;
  /** What reads the lines of a kind's containers until the signal aborts; undefined for a kind that has none. */
  logs(kind: string, signal: AbortSignal): Promise<LogReader | undefined>;
  /** The account, partition and region of the credentials. Throws FailureError. */
  place(): Promise<Place>;
  /** The IAM policy that the valid manifests need in a place; calls nobody. */
  iamPolicy(request: PolicyRequest): Promise<IamPolicy>;
  /** AWS calls sent so far. */
  readonly calls: () => number;
}

/** What an IAM policy is made for, and where. */
export interface PolicyRequest {
  readonly purpose: PolicyPurpose;
  readonly prune: boolean;
  readonly place: Place;
}

/** What an offline look at the manifests found. */
export interface Checked {
  readonly problems: readonly Problem[];
  readonly manifests: Validated['desired'];
  readonly documents: number;
  readonly revision: string;
  /** The environment whose overlay was applied. */
  readonly environment: string | undefined;
}

/** Puts the engine behind the verbs of the command line. */
export function createRuntime(ports: Ports, registry: Registry, settings: Settings): Runtime {
  return {
    ...{ registry, check, plan, import: importLive, logs, calls: ports.cloud.calls, ping: () => ports.cloud.ping() },
    ...{ apply: applyPlan, pass, rollouts: rolloutVerbs(ports.cloud, settings.owner) },
    ...suspensionVerbs(ports.cloud, () => plan(), settings.owner),
    baselineOf: async (source) => baselineOf(source, passOf(await ports.cloud.place(), {}, true)),
    compareWith: (source, request = {}) => compareSources(ports.source, source, passOf(undefined, request, true)),
    ...{ containers: () => containersIn(ports.source, passOf(undefined, {}, true)), layoutOf: layoutsOf(registry) },
    ...{ place: () => ports.cloud.place(), iamPolicy: policyFor },
    restore: (id, { content }) => restoreDeployment({ id, content }, ports, passOf(undefined, {}, true)),
  };

  async function check(): Promise<Checked> {
    const snapshot = await ports.source.read();
    const validated = validate(snapshot, registry);
    const graph = link(validated, passOf(undefined, {}, true));
    return {
      problems: [...validated.rejected.problems, ...graph.problems],
      manifests: validated.desired,
      documents: snapshot.documents.length,
      revision: snapshot.revision,
      environment: snapshot.guard?.environment,
    };
  }

  async function policyFor({ place, ...request }: PolicyRequest): Promise<IamPolicy> {
    const validated = validate(await ports.source.read(), registry);
    const { nodes } = link(validated, passOf(place, {}, true));
    const related = relatedSpecs(validated.desired, registry);
    return iamPolicy({ ...request, place, registry, nodes, related, owner: settings.owner });
  }

  async function plan(request: Request = {}): Promise<Report> {
    return reconcile(ports, passOf(await ports.cloud.place(), request, true));
  }

  async function pass(request: Request = {}): Promise<Report> {
    if (request.signal) ports.cloud.until(request.signal);
    return reconcile(ports, passOf(await ports.cloud.place(), request, settings.dryRun));
  }

  async function applyPlan(planned: Report, request: Request = {}): Promise<Report> {
    if (request.signal) ports.cloud.until(request.signal);
    const approved = gate(planned.plan, policyOf(request));
    return report(approved, await apply(approved, ports, request.signal), ports.clock.now());
  }

  async function logs(kind: string, signal: AbortSignal): Promise<LogReader | undefined> {
    ports.cloud.until(signal);
    return (await ports.cloud.provider(kind)).logs?.();
  }

  async function importLive(request: ImportRequest): Promise<Import | NotFound> {
    const place = await ports.cloud.place();
    return importResources(request, ports, { ...passOf(place, {}, true), place });
  }

  function passOf(place: Place | undefined, request: Request, dryRun: boolean): Pass {
    const { targets, baseline, settled = baseline?.fingerprints, signal } = request;
    return {
      registry,
      owner: settings.owner,
      place,
      policy: policyOf(request),
      dryRun,
      ...(targets ? { scope: new Set(targets) } : {}),
      ...(settled ? { settled } : {}),
      ...(baseline ? { baseline } : {}),
      ...(signal ? { signal } : {}),
    };
  }

  function policyOf({ prune = settings.prune, ignoreWindows = false, retried = [] }: Request): PassPolicy {
    return {
      prune,
      // A one-off command shows its whole plan before it acts, which is the confirmation that the prune limit asks for.
      pruneConfirmed: prune,
      backingOff: new Map(),
      retried: new Set(retried),
      nowMs: ports.clock.now(),
      windows: ignoreWindows ? [] : (settings.syncWindows ?? []),
    };
  }
}
