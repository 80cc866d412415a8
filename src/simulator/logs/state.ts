import type { LogGroup, LogStream } from '@aws-sdk/client-cloudwatch-logs';
import type { Wire } from '../operation.ts';

/** One event of a stream; times are epoch milliseconds. */
export interface StoredEvent {
  readonly timestamp: number;
  readonly message: string;
  readonly ingestionTime: number;
}

/** A stream with its events in order of their timestamps. */
export interface StoredStream {
  readonly view: Wire<LogStream>;
  readonly events: StoredEvent[];
}

/** A group with everything that vanishes with it. */
export interface StoredGroup {
  readonly view: Wire<LogGroup>;
  /** Value by key. */
  readonly tags: Map<string, string>;
  /** By name. */
  readonly streams: Map<string, StoredStream>;
}

/** Everything CloudWatch Logs holds in one account and region. */
export interface LogsState {
  /** By name. */
  readonly groups: Map<string, StoredGroup>;
}

/** An account without log groups. */
export function createLogsState(): LogsState {
  return { groups: new Map() };
}
