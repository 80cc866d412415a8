/** A recurring time in which changes are allowed or denied, as Argo CD has them. */
export interface SyncWindow {
  /** Cron of five fields: when it opens. */
  readonly schedule: string;
  /** How long it stays open, in elapsed time, also on days on which clocks are changed. */
  readonly durationMs: number;
  /** IANA name of the zone that the schedule is read in. */
  readonly timeZone: string;
  readonly kind: 'allow' | 'deny';
  /** Patterns of `Kind/name` in which `*` stands for anything; all resources when empty. */
  readonly resources: readonly string[];
  /** What it is for, shown wherever it holds something. */
  readonly note?: string;
}
