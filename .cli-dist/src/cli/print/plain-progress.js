import { durationText } from "./duration.js";
import { isFinal } from "./progress-line.js";
import { visible } from "./visible.js";
const heartbeatMs = 30_000;
/** One line per change of state, and a sign of life every 30 seconds; for files, pipes and CI. */
export function plainProgress(output, clock) {
    const lines = new Map();
    let startedAt;
    let cancel = () => { };
    function write(text) {
        output.write(`[${elapsed().padStart(6)}] ${text}\n`);
    }
    function elapsed() {
        return durationText(Math.floor((clock.now() - (startedAt ?? clock.now())) / 1000) * 1000);
    }
    function beat() {
        const open = [...lines.values()].filter(({ state }) => !isFinal(state));
        const texts = open.slice(0, 5).map(({ id, detail }) => visible(detail ? `${id} (${detail})` : id));
        const more = open.length > 5 ? ` and ${open.length - 5} more` : '';
        if (open.length > 0)
            write(`still waiting for ${texts.join(', ')}${more}`);
        cancel = clock.schedule(heartbeatMs, beat);
    }
    return {
        show(line) {
            if (startedAt === undefined) {
                startedAt = clock.now();
                cancel = clock.schedule(heartbeatMs, beat);
            }
            const before = lines.get(line.id);
            lines.set(line.id, line);
            if (before?.state === line.state)
                return;
            write(`${visible(line.id).padEnd(28)} ${line.state.padEnd(12)} ${visible(line.detail)}`.trimEnd());
        },
        finish: () => cancel(),
    };
}
/** One JSON object per change of state. */
export function jsonProgress(output, clock) {
    const states = new Map();
    return {
        show(line) {
            if (states.get(line.id) === line.state)
                return;
            states.set(line.id, line.state);
            output.write(`${JSON.stringify({ time: new Date(clock.now()).toISOString(), ...line })}\n`);
        },
        finish() { },
    };
}
