import { createController } from "../../src/controller/controller.js";
import { seededRandom } from "../../src/lib/backoff.js";
import { VirtualClock } from "../../src/lib/virtual-clock.js";
import { ensure } from "./figure.js";
import { manifestCount, withFleet } from "./manifests.js";
import { freshPorts, isWrite, readOnce, registry, settings, simulatedAws } from "./world.js";
/** Creates a fleet with the controller on a virtual clock, AWS's budgets enforced; the controller goes on running. */
export async function launchFleet(services) {
    const source = await withFleet({ services }, readOnce);
    const clock = new VirtualClock();
    const startedAt = clock.now();
    const aws = simulatedAws(clock);
    let isDone = false;
    const controller = createController({
        ports: freshPorts(source, aws),
        registry,
        settings,
        random: seededRandom(11),
        listen({ type }) {
            isDone ||= type === 'PassFinished' && areHealthy(controller.board.entries, manifestCount(services));
        },
        watch: () => () => { },
    });
    const stopping = new AbortController();
    const done = controller.run(stopping.signal);
    await clock.until(() => isDone);
    return {
        clock,
        aws,
        source,
        createdMs: lastWriteAt(aws, manifestCount(services)) - startedAt,
        healthyMs: clock.now() - startedAt,
        stop() {
            stopping.abort();
            return clock.drive(done);
        },
    };
}
function lastWriteAt({ calls }, expected) {
    const writes = calls.filter((call) => isWrite(call) && !call.error);
    ensure(writes.length === expected, `${writes.length} writes for ${expected} resources`);
    return Math.max(...writes.map(({ at }) => at));
}
function areHealthy(entries, expected) {
    return (entries.length === expected &&
        entries.every(({ status }) => status.sync === 'Synced' && status.health.status === 'Healthy'));
}
const services = 1000;
let launched;
/** A fleet of a thousand services whose controller has stopped; made once. */
export function thousandServices() {
    launched ??= launchFleet(services).then(async (fleet) => {
        await fleet.stop();
        return fleet;
    });
    return launched;
}
