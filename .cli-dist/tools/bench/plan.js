import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { link } from "../../src/engine/link.js";
import { observe } from "../../src/engine/observe.js";
import { validate } from "../../src/engine/validate.js";
import { atMost, plain, quantile } from "./figure.js";
import { launchFleet } from "./fleet.js";
import { manifestCount, withFleet } from "./manifests.js";
import { freshPorts, registry, settings } from "./world.js";
const runs = 3;
const seconds = { name: 's', digits: 2 };
const megabytes = { name: 'MiB' };
/** What it costs to read, check, link and plan, in a process that does nothing else. */
export async function plan() {
    const examples = await observedExamples();
    return [
        ...(await figuresOf(examples, { services: 1000, limitSeconds: 1.5, limitMegabytes: 150 })),
        ...(await figuresOf(examples, { services: 10_000, limitSeconds: 15, limitMegabytes: 400 })),
    ];
}
function figuresOf(examples, { services, limitSeconds, limitMegabytes }) {
    return withFleet({ services }, async (folder) => {
        const examplesFile = join(folder, '.examples');
        writeFileSync(examplesFile, examples);
        const costs = Array.from({ length: runs }, () => costOf(folder, examplesFile));
        const median = (value) => quantile(costs.map(value), 0.5);
        const title = `${services.toLocaleString('en')} services, ${manifestCount(services).toLocaleString('en')} manifests`;
        return [
            atMost(`${title}: read to plan, time of one core`, median(totalMs) / 1000, limitSeconds, seconds),
            plain('… read and parse', median(({ readMs }) => readMs) / 1000, seconds),
            plain('… validate', median(({ validateMs }) => validateMs) / 1000, seconds),
            plain('… link', median(({ linkMs }) => linkMs) / 1000, seconds),
            plain('… plan and report', median(({ planMs }) => planMs) / 1000, seconds),
            atMost('… largest memory of the process', median(({ maxRssMegabytes }) => maxRssMegabytes), limitMegabytes, megabytes),
        ];
    });
}
function totalMs({ readMs, validateMs, linkMs, planMs }) {
    return readMs + validateMs + linkMs + planMs;
}
function costOf(folder, examplesFile) {
    const child = fileURLToPath(new URL('plan-once.js', import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [child, folder, examplesFile], { encoding: 'utf8' });
    if (status !== 0)
        throw new Error(`planning failed: ${stderr}`);
    return JSON.parse(stdout);
}
/** What AWS answers about one service, its task definition and its cluster, as JSON text. */
async function observedExamples() {
    const { aws, clock, source, stop } = await launchFleet(1);
    await stop();
    const ports = freshPorts(source, aws);
    const place = await clock.drive(ports.cloud.place());
    const pass = { registry, owner: settings.owner, place, policy, dryRun: true };
    const graph = link(validate(await source.read(), registry), pass);
    const { live } = await clock.drive(observe(graph, ports, pass));
    return JSON.stringify({ place, live: [...live] });
}
const policy = { prune: false, pruneConfirmed: false, backingOff: new Map() };
