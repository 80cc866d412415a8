import { durationText } from "./duration.js";
import { visible } from "./visible.js";
/** True for a state that the command does not wait on any longer. */
export function isFinal(state) {
    return state === 'done' || state === 'degraded' || state === 'failed' || state === 'held' || state === 'left';
}
/** The line in one row: sign, resource, state, for how long, and the detail. */
export function progressText(line, elapsedMs, paints) {
    const { sign, paint } = looks(line.state, paints);
    const id = visible(line.id).padEnd(28);
    const elapsed = elapsedMs >= 1000 ? durationText(Math.floor(elapsedMs / 1000) * 1000) : '';
    return `  ${paint(sign)} ${id} ${paint(line.state.padEnd(12))} ${elapsed.padStart(6)}  ${paints.dim(visible(line.detail))}`.trimEnd();
}
function looks(state, paints) {
    const table = {
        waiting: ['·', paints.dim],
        applying: ['~', paints.blue],
        progressing: ['~', paints.blue],
        done: ['✓', paints.green],
        degraded: ['✗', paints.red],
        failed: ['✗', paints.red],
        held: ['!', paints.yellow],
        left: ['·', paints.yellow],
    };
    const [sign, paint] = table[state];
    return { sign, paint };
}
