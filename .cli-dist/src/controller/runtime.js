import { apply } from "../engine/apply.js";
import { gate } from "../engine/gate.js";
import { link } from "../engine/link.js";
import { reconcile } from "../engine/reconcile.js";
import { report } from "../engine/report.js";
import { validate } from "../engine/validate.js";
/** Puts the engine behind the verbs of the command line. */
export function createRuntime(ports, registry, settings) {
    return { registry, check, plan, apply: applyPlan, pass, calls: ports.cloud.calls };
    async function check() {
        const snapshot = await ports.source.read();
        const validated = validate(snapshot, registry);
        const graph = link(validated, passOf(undefined, {}, true));
        return {
            problems: [...validated.rejected.problems, ...graph.problems],
            manifests: validated.desired,
            documents: snapshot.documents.length,
            revision: snapshot.revision,
        };
    }
    async function plan(request = {}) {
        return reconcile(ports, passOf(await ports.cloud.place(), request, true));
    }
    async function pass(request = {}) {
        if (request.signal)
            ports.cloud.until(request.signal);
        return reconcile(ports, passOf(await ports.cloud.place(), request, settings.dryRun));
    }
    async function applyPlan(planned, request = {}) {
        if (request.signal)
            ports.cloud.until(request.signal);
        const approved = gate(planned.plan, policyOf(request));
        return report(approved, await apply(approved, ports, request.signal), ports.clock.now());
    }
    function passOf(place, request, dryRun) {
        const { targets, signal } = request;
        return {
            registry,
            owner: settings.owner,
            place,
            policy: policyOf(request),
            dryRun,
            ...(targets ? { scope: new Set(targets) } : {}),
            ...(signal ? { signal } : {}),
        };
    }
    function policyOf({ prune = settings.prune }) {
        // A one-off command shows its whole plan before it acts, which is the confirmation that the prune limit asks for.
        return { prune, pruneConfirmed: prune, backingOff: new Map() };
    }
}
