/** What a deployment will do to tasks, as far as it can be told beforehand. */
export interface Forecast {
  /** Tasks that are replaced; undefined when nobody can tell. */
  readonly tasks: number | undefined;
  /** The most tasks at one time while it goes on. */
  readonly peak: number | undefined;
  /** The fewest healthy tasks while it goes on. */
  readonly least: number | undefined;
  /** It takes no less than this; undefined when nobody can tell. */
  readonly leastSeconds: number | undefined;
  /** What AWS does by itself when the new tasks fail. */
  readonly onFailure: 'rollback' | 'stop' | 'retry';
}
