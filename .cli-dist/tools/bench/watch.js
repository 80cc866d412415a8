import { writeFileSync } from 'node:fs';
import { createController } from "../../src/controller/controller.js";
import { createRuntime } from "../../src/controller/runtime.js";
import { seededRandom } from "../../src/lib/backoff.js";
import { realClock } from "../../src/lib/clock.js";
import { VirtualClock } from "../../src/lib/virtual-clock.js";
import { folderSource } from "../../src/source/folder-source.js";
import { watchFolder } from "../../src/source/watch.js";
import { atMost, ensure, plain, quantile } from "./figure.js";
import { fileOf, serviceManifests, serviceName, withFleet } from "./manifests.js";
import { freshPorts, readOnce, registry, settings, simulatedAws } from "./world.js";
const services = 1000;
const changes = 100;
const desiredCount = 0;
/** How long a changed file waits for AWS to hear of it, with real files, on the real clock. */
export function watch() {
    return withFleet({ services, desiredCount }, async (folder) => {
        const aws = simulatedAws(realClock(), false);
        await createAll(folder, aws);
        const waits = await watched(folder, aws);
        const unit = { name: 'ms' };
        return [
            atMost(`file write to first AWS call, 1,000 services: p99 of ${changes}`, quantile(waits, 0.99), 1000, unit),
            plain('… median', quantile(waits, 0.5), unit),
        ];
    });
}
/** On a virtual clock of evenkeel's own, so that its budgets take no real time. */
async function createAll(folder, aws) {
    const clock = new VirtualClock();
    const runtime = createRuntime(freshPorts(await readOnce(folder), aws, clock), registry, settings);
    const { outcomes } = await clock.drive(runtime.pass());
    ensure([...outcomes.values()].every(({ result }) => result === 'applied'), 'the services could not be created');
}
async function watched(folder, aws) {
    const clock = realClock();
    const passes = passesOf(aws);
    const controller = createController({
        ports: freshPorts(folderSource({ paths: [folder], variables: new Map() }), aws),
        registry,
        settings,
        random: seededRandom(11),
        listen: passes.hear,
        watch: (onHint) => watchFolder([folder], onHint, clock),
    });
    const stopping = new AbortController();
    const done = controller.run(stopping.signal);
    await passes.next('start');
    const waits = [];
    for (let change = 1; change <= changes; change++) {
        const startedAt = clock.now();
        const name = serviceName(1 + ((change * 7) % services));
        writeFileSync(fileOf(folder, name), serviceManifests(name, { desiredCount, maximumPercent: 100 + change }));
        const { applied, firstCallAt } = await passes.next('change');
        ensure(applied === 1, `a changed file led to ${applied} changes`);
        waits.push(firstCallAt - startedAt);
    }
    stopping.abort();
    await done;
    return waits;
}
/** Follows the controller's passes by their events; looks at what is still moving come in between. */
function passesOf({ calls }) {
    const waiting = new Map();
    let because = '';
    let callsBefore = 0;
    return {
        hear(event) {
            if (event.type === 'PassStarted') {
                because = event.because;
                callsBefore = calls.length;
            }
            else if (event.type === 'PassFinished') {
                waiting.get(because)?.({ applied: event.changes, firstCallAt: calls[callsBefore]?.at ?? Number.NaN });
            }
        },
        next: (reason) => new Promise((resolve) => waiting.set(reason, resolve)),
    };
}
