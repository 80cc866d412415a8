import { reconcile } from "../engine/reconcile.js";
import { failureOf } from "../model/failure.js";
import { Agenda } from "./agenda.js";
import { Board } from "./board.js";
import { compare, fingerprints } from "./changes.js";
import { planNextLooks } from "./next-looks.js";
import { Retries } from "./retries.js";
/** Keeps AWS where the source says, pass after pass. */
export function createController({ ports, registry, settings, random, listen, watch }) {
    const { clock, source, cloud } = ports;
    const board = new Board(() => clock.now());
    const agenda = new Agenda(clock);
    const retries = new Retries(clock, random);
    let seen;
    let current;
    return { board, emit, run };
    function emit(event) {
        board.note(event);
        listen(event);
    }
    async function run(signal) {
        let looking = Promise.resolve();
        const stopWatching = watch(() => {
            looking = looking.then(lookForChanges);
        });
        const stopPass = () => current?.abort();
        signal.addEventListener('abort', stopPass);
        for (let task = await agenda.next(signal); task; task = await agenda.next(signal))
            await attend(task);
        signal.removeEventListener('abort', stopPass);
        stopWatching();
    }
    /** A changed manifest goes first: the pass under way starts nothing new and is taken up again afterwards. */
    async function lookForChanges() {
        const now = fingerprints(await source.read());
        if (!seen)
            return;
        const { changed, removed } = compare(seen, now);
        seen = now;
        if (changed.length === 0 && removed.length === 0)
            return;
        for (const id of [...changed, ...removed])
            retries.forget(id);
        if (removed.length > 0)
            agenda.full(0);
        agenda.change(changed);
        current?.abort();
    }
    async function attend(task) {
        current = new AbortController();
        cloud.until(current.signal);
        const startedAt = clock.now();
        const callsBefore = cloud.calls();
        emit({ type: 'PassStarted', scope: task.scope ? [...task.scope] : 'full', because: task.because });
        try {
            const report = await pass(task, current.signal);
            const calls = cloud.calls() - callsBefore;
            board.record(report, task.scope === undefined, emit);
            planNextLooks({
                report,
                task,
                calls,
                agenda,
                retries,
                board,
                nowMs: clock.now(),
                intervalMs: settings.intervalMs,
            });
            const changes = [...report.outcomes.values()].filter(({ result }) => result === 'applied').length;
            emit({ type: 'PassFinished', durationMs: clock.now() - startedAt, calls, changes });
        }
        catch (error) {
            const failure = failureOf(error);
            board.fail(failure);
            emit({ type: 'PassFailed', failure });
            agenda.full(failure.reason === 'Interrupted' ? 0 : retries.failed('Pass/full', failure));
        }
        current = undefined;
    }
    async function pass(task, signal) {
        const snapshot = await source.read();
        seen ??= fingerprints(snapshot);
        const place = await cloud.place();
        const options = {
            registry,
            owner: settings.owner,
            place,
            dryRun: settings.dryRun,
            policy: { prune: settings.prune, pruneConfirmed: false, backingOff: retries.backingOff },
            signal,
            ...(task.scope ? { scope: task.scope } : {}),
        };
        const report = await reconcile({ ...ports, emit, source: { read: async () => snapshot } }, options);
        retries.forget('Pass/full');
        return report;
    }
}
