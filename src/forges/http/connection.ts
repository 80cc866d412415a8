import type { Random } from '../../lib/backoff.ts';
import type { Clock } from '../../lib/clock.ts';

/** What a connection touches. */
export interface World {
  readonly clock: Clock;
  readonly random: Random;
  /** Aborted when evenkeel is told to stop. */
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
}

/** How the API of one host is reached. */
export interface Connection {
  /** As people write the host's name. */
  readonly title: string;
  /** Without a slash at its end. */
  readonly apiUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Texts that must never be shown, whoever says them. */
  readonly secrets: readonly string[];
  /** What the token must be allowed to do, in the words of the host. */
  readonly permission: string;
  /** Milliseconds since the epoch: when everything has to be over. */
  readonly until: number;
  readonly world: World;
}

/** A request. */
export interface Question {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly body?: unknown;
  /** What the token must be allowed to do for this where that is something else. */
  readonly permission?: string;
  /** Statuses that are answers here and no failures. */
  readonly accepts?: readonly number[];
  /** False where asking twice does something twice. */
  readonly isRepeatable: boolean;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}
