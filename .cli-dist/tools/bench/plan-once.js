import { readFileSync } from 'node:fs';
import { gate } from "../../src/engine/gate.js";
import { link } from "../../src/engine/link.js";
import { plan } from "../../src/engine/plan.js";
import { report } from "../../src/engine/report.js";
import { validate } from "../../src/engine/validate.js";
import { kindOf, nameOf } from "../../src/model/resource.js";
import { folderSource } from "../../src/source/folder-source.js";
import { ensure } from "./figure.js";
import { registry, settings } from "./world.js";
const [folder = '', examplesFile = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await planOnce(folder, JSON.parse(readFileSync(examplesFile, 'utf8')))));
async function planOnce(folder, { place, live }) {
    const policy = { prune: false, pruneConfirmed: false, backingOff: new Map() };
    const pass = { registry, owner: settings.owner, place, policy, dryRun: true };
    const lap = stopwatch();
    const snapshot = await folderSource({ paths: [folder], variables: new Map() }).read();
    const readMs = lap();
    const validated = validate(snapshot, registry);
    const validateMs = lap();
    const graph = link(validated, pass);
    const linkMs = lap();
    const observed = observationsLike(live, graph);
    lap();
    const planned = gate(plan(graph, observed, { rejected: validated.rejected, pass }), pass.policy);
    const { resources } = report(planned, [], 0);
    const planMs = lap();
    const isRight = resources.length === snapshot.documents.length && resources.every(({ sync }) => sync === 'Synced');
    ensure(isRight && resources.length > 1, 'the plan is not the one of a fleet that is as it should be');
    return { readMs, validateMs, linkMs, planMs, maxRssMegabytes: process.resourceUsage().maxRSS / 1024 };
}
/** Milliseconds of processor time since the last call: what others do on the machine does not count. */
function stopwatch() {
    let before = process.cpuUsage();
    return () => {
        const { user, system } = process.cpuUsage(before);
        before = process.cpuUsage();
        return (user + system) / 1000;
    };
}
/** What AWS would answer about every node, after the examples: an answer differs from the next in names and in tags. */
function observationsLike(examples, { nodes }) {
    const texts = new Map(examples.map(([id, observed]) => [kindOf(id), { name: nameOf(id), text: JSON.stringify(observed) }]));
    const live = [...nodes.values()].map(({ id, desired }) => {
        const { name, text } = texts.get(kindOf(id)) ?? { name: '', text: '{}' };
        const observed = JSON.parse(text.replaceAll(name, nameOf(id)));
        return [id, { ...observed, tags: desired.tags }];
    });
    return { live: new Map(live), orphans: [], failures: new Map(), owned: live.length };
}
