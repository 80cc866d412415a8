/** A container, or one container of every task, whose lines can be read. */
export interface LogWriter {
  readonly container: string;
  /** Absent when `stream` is only the beginning of the names that the streams of all tasks have. */
  readonly task?: string;
  readonly group: string;
  readonly stream: string;
  /** Absent for the region of the resource. */
  readonly region?: string;
}

/** A container whose lines cannot be read, with the reason as half a sentence. */
export interface SilentContainer {
  readonly container: string;
  readonly why: string;
}

/** How one container of a stopped task ended. */
export interface ContainerEnd {
  readonly container: string;
  /** Absent when it never ran. */
  readonly exitCode?: number;
  /** AWS's text; empty when there is none. */
  readonly reason: string;
}

/** A task that AWS still remembers. */
export interface StoppedTask {
  readonly id: string;
  /** Epoch milliseconds; absent while it is still stopping. */
  readonly atMs?: number;
  readonly reason: string;
  readonly ends: readonly ContainerEnd[];
}

/** Everything that stands behind a resource and may have written lines. */
export interface LogWriters {
  readonly writers: readonly LogWriter[];
  readonly silent: readonly SilentContainer[];
  /** Oldest first; none unless asked for. */
  readonly stopped: readonly StoppedTask[];
}

/** One line, or several that were written as one. */
export interface LogLine {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** Equal for what is the same in two readings. */
  readonly key: string;
  readonly container: string;
  readonly task: string;
  readonly message: string;
}
