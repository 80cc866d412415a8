import { readFileSync } from 'node:fs';
import { connectCloud } from "../../src/aws/cloud.js";
import { validate } from "../../src/engine/validate.js";
import { kinds } from "../../src/kinds/index.js";
import { seededRandom } from "../../src/lib/backoff.js";
import { requestHandler } from "../../src/simulator/request-handler.js";
import { Simulator } from "../../src/simulator/simulator.js";
import { folderSource } from "../../src/source/folder-source.js";
import { ensure } from "./figure.js";
/** The checkout's root: compiled, this file is three folders deeper. */
export const root = new URL('../../../', import.meta.url);
/** As after a start without flags. */
export const settings = { owner: 'evenkeel', intervalMs: 60_000, dryRun: false, prune: false };
const schemas = new Map();
/** The kinds with their generated schemas. */
export const registry = { kinds, schema: (kind) => schemas.get(kind) ?? readSchema(kind) };
function readSchema(kind) {
    const name = kind.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
    const schema = JSON.parse(readFileSync(new URL(`schemas/${name}.schema.json`, root), 'utf8'));
    schemas.set(kind, schema);
    return schema;
}
/** An empty simulated AWS that enforces its request budgets unless told otherwise. */
export function simulatedAws(clock, limits = true) {
    const calls = [];
    return { simulator: new Simulator({ clock, limits, onCall: (call) => calls.push(call) }), calls };
}
/** What evenkeel needs for a pass, as in a process that has just started: it remembers no earlier pass. */
export function freshPorts(source, { simulator }, clock = simulator.world.clock) {
    const emit = () => { };
    const cloud = connectCloud({
        kinds,
        owner: settings.owner,
        clock,
        random: seededRandom(7),
        emit,
        region: 'eu-west-1',
        credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
        requestHandler: requestHandler(simulator),
    });
    return { source, cloud, clock, emit };
}
/** A source of what a folder holds now: on a virtual clock, time must not pass while the disk is read. */
export async function readOnce(folder) {
    const snapshot = await folderSource({ paths: [folder], variables: new Map() }).read();
    const { problems } = validate(snapshot, registry).rejected;
    ensure(problems.length === 0, `the manifests have ${problems.length} problems: ${problems[0]?.message}`);
    return { read: async () => snapshot };
}
/** True for calls that change something. */
export function isWrite({ operation }) {
    return !/^(Describe|List|Get|BatchGet)/.test(operation);
}
