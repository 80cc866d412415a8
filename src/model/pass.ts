import type { Baseline } from './baseline.ts';
import type { Failure } from './failure.ts';
import type { Registry } from './kind.ts';
import type { Plan } from './plan.ts';
import type { Indexed, Observed } from './provider.ts';
import type { Place, ResourceId } from './resource.ts';
import type { Suspension } from './suspension.ts';
import type { SyncWindow } from './sync-window.ts';

/** What the operator allows. */
export interface PassPolicy {
  /** Delete what is no longer in the source. */
  readonly prune: boolean;
  /** The prune limit is lifted: the operator has seen the whole list. */
  readonly pruneConfirmed: boolean;
  /** Resources that failed lately and are not tried again yet. */
  readonly backingOff: ReadonlyMap<ResourceId, Failure>;
  /** Resources whose content may be deployed again although AWS went back from it. */
  readonly retried?: ReadonlySet<ResourceId>;
  /** Resources that somebody keeps changing and that are not put back again yet. */
  readonly contested?: ReadonlyMap<ResourceId, Failure>;
  /** The time by which suspensions and windows are judged. */
  readonly nowMs: number;
  /** The suspension of everything that a wider look has found. */
  readonly suspended?: Suspension;
  /** When changes may be made; at any time when left out. */
  readonly windows?: readonly SyncWindow[];
}

/** What AWS showed when it was last looked at. */
export interface Recollection {
  readonly live: ReadonlyMap<ResourceId, Observed>;
  /** Everything that carries our tag, as far as the index had shown it. */
  readonly indexed: readonly Indexed[];
}

/** One run of the loop. */
export interface Pass {
  readonly registry: Registry;
  /** The instance's name in ownership tags. */
  readonly owner: string;
  /** Absent when offline. */
  readonly place: Place | undefined;
  /** Resources to look at, with what depends on them; everything when left out. */
  readonly scope?: ReadonlySet<ResourceId>;
  readonly policy: PassPolicy;
  /** For a look that only follows what is under way: what that refers to was seen a moment ago and is not looked at again. */
  readonly recollection?: Recollection;
  /** Fingerprints of what was as Git says when it was last looked at. */
  readonly settled?: ReadonlyMap<ResourceId, string>;
  /** What Git asked for before: what differs from that already is not the author's doing. */
  readonly baseline?: Baseline;
  readonly dryRun: boolean;
  /** Is told what is to be done before any of it is. */
  readonly decided?: (plan: Plan) => void;
  /** Aborted: no further step is started. */
  readonly signal?: AbortSignal;
}
