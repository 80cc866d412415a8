import { reconcile } from '../engine/reconcile.ts';
import type { Report } from '../engine/report.ts';
import type { Random } from '../lib/backoff.ts';
import { onAbort } from '../lib/on-abort.ts';
import type { Snapshot } from '../model/document.ts';
import type { Event, Listener } from '../model/event.ts';
import { type Failure, failureOf } from '../model/failure.ts';
import type { Registry } from '../model/kind.ts';
import type { Pass, PassPolicy } from '../model/pass.ts';
import type { Ports } from '../model/ports.ts';
import type { Suspension } from '../model/suspension.ts';
import { Agenda, type Task } from './agenda.ts';
import { Board } from './board.ts';
import { compare, type Differences, type Fingerprints, fingerprints } from './changes.ts';
import { Drifts } from './drifts.ts';
import { hints } from './hints.ts';
import { planNextLooks } from './next-looks.ts';
import { noteDrifts } from './note-drifts.ts';
import { rememberedSuspension } from './remembered-suspension.ts';
import { Retries } from './retries.ts';
import type { Settings } from './settings.ts';
import { Sightings } from './sightings.ts';

/** What the controller is made of. */
export interface ControllerParts {
  readonly ports: Omit<Ports, 'emit'>;
  readonly registry: Registry;
  readonly settings: Settings;
  readonly random: Random;
  /** Hears of everything that happens. */
  readonly listen: Listener;
  /** Calls back whenever the source may have changed; gives the function that stops it. */
  readonly watch: (onHint: () => void) => () => void;
}

/** The long-running loop and what it shows. */
export interface Controller {
  readonly board: Board;
  readonly emit: Listener;
  /** Runs until the signal aborts; the call in flight is finished, nothing new is started. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
}

/** Keeps AWS where the source says, pass after pass. */
export function createController({ ports, registry, settings, random, listen, watch }: ControllerParts): Controller {
  const { clock, source, cloud } = ports;
  const drifts = new Drifts(clock, random);
  const board = new Board(() => clock.now(), drifts);
  const agenda = new Agenda(clock);
  const retries = new Retries(clock, random);
  const sightings = new Sightings();
  let seen: Fingerprints | undefined;
  /** What the look that found a change read; the pass that follows need not read it again. */
  let justRead: Snapshot | undefined;
  let current: AbortController | undefined;
  let suspended: Suspension | undefined;
  return { board, emit, run };

  function emit(event: Event): void {
    board.note(event);
    listen(event);
  }

  async function run(signal: AbortSignal): Promise<void> {
    const stopWatching = watch(
      hints(lookForChanges, (error) => emit({ type: 'PassFailed', failure: failureOf(error) })),
    );
    const stopListening = onAbort(signal, () => current?.abort());
    for (let task = await agenda.next(signal); task; task = await agenda.next(signal)) await attend(task, signal);
    stopListening();
    stopWatching();
  }

  /** A changed manifest goes first: the pass under way starts nothing new and is taken up again afterwards. */
  async function lookForChanges(): Promise<void> {
    const snapshot = await source.read();
    const now = fingerprints(snapshot);
    const differences = seen && compare(seen, now);
    const hasFailed = retries.remainingMs('Pass/full') !== undefined;
    // It may be just what the last pass failed for.
    if (hasFailed && (differences || !seen)) agenda.full(0);
    if (hasFailed) seen ??= now;
    if (!differences) return;
    seen = now;
    justRead = snapshot;
    follow(differences);
    current?.abort();
  }

  function follow({ changed, removed, problems }: Differences): void {
    for (const id of [...changed, ...removed]) {
      retries.forget(id);
      drifts.forget(id);
    }
    if (removed.length > 0) agenda.full(0);
    if (changed.length > 0 || problems) agenda.change(changed);
  }

  async function attend(task: Task, signal: AbortSignal): Promise<void> {
    current = new AbortController();
    // It may have been asked to stop since the task was taken.
    if (signal.aborted) current.abort();
    cloud.until(current.signal);
    const startedAt = clock.now();
    const callsBefore = cloud.calls();
    emit({ type: 'PassStarted', scope: task.scope ? [...task.scope] : 'full', because: task.because });
    try {
      const report = await pass(task, current.signal);
      const calls = cloud.calls() - callsBefore;
      const wasInterrupted = current.signal.aborted;
      const isFull = task.scope === undefined && !wasInterrupted;
      suspended = rememberedSuspension({ plan: report.plan, isFull, before: suspended });
      board.record(report, isFull, emit);
      sightings.note(report, isFull);
      noteDrifts(report, drifts);
      const nowMs = clock.now();
      planNextLooks({ report, task, calls, wasInterrupted, agenda, retries, drifts, board, nowMs, ...settings });
      const changes = [...report.outcomes.values()].filter(({ result }) => result === 'applied').length;
      emit({ type: 'PassFinished', durationMs: clock.now() - startedAt, calls, changes });
    } catch (error) {
      giveUp(failureOf(error));
    }
    current = undefined;
  }

  function giveUp(failure: Failure): void {
    const wasInterrupted = failure.reason === 'Interrupted';
    if (!wasInterrupted) {
      board.fail(failure);
      emit({ type: 'PassFailed', failure });
    }
    agenda.full(wasInterrupted ? 0 : retries.failed('Pass/full', failure));
  }

  function policyFor({ because }: Task): PassPolicy {
    return {
      prune: settings.prune,
      pruneConfirmed: false,
      // A change may be just what a dependant that failed was waiting for.
      backingOff: because === 'change' ? new Map() : retries.backingOff,
      contested: drifts.contested,
      nowMs: clock.now(),
      windows: settings.syncWindows ?? [],
      ...(suspended ? { suspended } : {}),
    };
  }

  async function pass(task: Task, signal: AbortSignal): Promise<Report> {
    // The manifests' `${account}` and `${region}` have no values before AWS has told them.
    const place = await cloud.place();
    const snapshot = justRead ?? (await source.read());
    justRead = undefined;
    seen ??= fingerprints(snapshot);
    const recollection = task.because === 'follow-up' ? sightings.recollection : undefined;
    const options: Pass = {
      registry,
      owner: settings.owner,
      place,
      dryRun: settings.dryRun,
      policy: policyFor(task),
      settled: drifts.settled,
      decided: (plan) => {
        board.tellPlan(plan, emit);
        board.tellDrifts(plan, emit);
      },
      signal,
      ...(recollection ? { recollection } : {}),
      ...(task.scope ? { scope: task.scope } : {}),
    };
    const report = await reconcile({ ...ports, emit, source: { read: async () => snapshot } }, options);
    retries.forget('Pass/full');
    return report;
  }
}
