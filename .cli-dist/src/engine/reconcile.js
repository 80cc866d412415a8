import { apply } from "./apply.js";
import { gate } from "./gate.js";
import { link } from "./link.js";
import { observe } from "./observe.js";
import { plan } from "./plan.js";
import { report } from "./report.js";
import { validate } from "./validate.js";
/** One pass: reads, compares, decides and, unless it is a dry run, applies. */
export async function reconcile(ports, pass) {
    const snapshot = await ports.source.read();
    const validated = validate(snapshot, pass.registry);
    const graph = link(validated, pass);
    const observed = await observe(graph, ports, pass);
    const proposed = plan(graph, observed, { rejected: validated.rejected, pass });
    const approved = gate(proposed, pass.policy);
    const outcomes = pass.dryRun ? [] : await apply(approved, ports, pass.signal);
    return report(approved, outcomes, ports.clock.now());
}
