import { checkPlace } from '../model/guard.ts';
import type { Pass } from '../model/pass.ts';
import type { Ports } from '../model/ports.ts';
import { apply } from './apply.ts';
import { gate } from './gate.ts';
import { link } from './link.ts';
import { observe } from './observe.ts';
import { plan } from './plan.ts';
import { type Report, report } from './report.ts';
import { validate } from './validate.ts';

/** One pass: reads, compares, decides and, unless it is a dry run, applies. Throws WrongPlace and what the ports throw. */
export async function reconcile(ports: Ports, pass: Pass): Promise<Report> {
  const snapshot = await ports.source.read();
  checkPlace(snapshot.guard, pass.place);
  const validated = validate(snapshot, pass.registry);
  const graph = link(validated, pass);
  const observed = await observe(graph, ports, pass);
  const proposed = plan(graph, observed, { rejected: validated.rejected, pass });
  const approved = gate(proposed, pass.policy);
  pass.decided?.(approved);
  const outcomes = pass.dryRun ? [] : await apply(approved, ports, pass.signal);
  return { ...report(approved, outcomes, ports.clock.now()), seen: observed };
}
