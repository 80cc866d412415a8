import type { Cancel } from '../lib/clock.ts';

/** What CloudWatch says of an alarm. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** Hears of an alarm that has changed its state. */
export type AlarmListener = (name: string, state: AlarmState) => void;

/** The CloudWatch alarms of a world by name; no CloudWatch is simulated that could evaluate them, so they are set by hand. */
export class Alarms {
  readonly #states = new Map<string, AlarmState>();
  readonly #listeners = new Set<AlarmListener>();

  /** Puts an alarm in a state; listeners hear of it when that is another one than before. */
  set(name: string, state: AlarmState): void {
    if (this.state(name) === state) return;
    this.#states.set(name, state);
    for (const listener of [...this.#listeners]) listener(name, state);
  }

  /** The state of an alarm; OK for one that was never set. */
  state(name: string): AlarmState {
    return this.#states.get(name) ?? 'OK';
  }

  /** Has a listener hear of every change from now on, until it is cancelled. */
  onChange(listener: AlarmListener): Cancel {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
