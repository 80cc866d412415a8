import type { SyncWindow } from '../model/sync-window.ts';

/** How the controller behaves. */
export interface Settings {
  /** The instance's name in ownership tags. */
  readonly owner: string;
  /** Milliseconds between two looks at everything; longer when the calls would exceed the idle rate. */
  readonly intervalMs: number;
  /** Plans only. */
  readonly dryRun: boolean;
  /** Deletes what is no longer in the source. */
  readonly prune: boolean;
  /** When changes may be made; at any time when left out. */
  readonly syncWindows?: readonly SyncWindow[];
}
