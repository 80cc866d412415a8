import type { Pass } from '../model/pass.ts';
import type { Plan } from '../model/plan.ts';
import type { Source } from '../model/ports.ts';
import type { Problem } from '../model/problem.ts';
import { asDeployed } from './as-deployed.ts';
import { gate } from './gate.ts';
import { link } from './link.ts';
import { plan } from './plan.ts';
import { validate } from './validate.ts';

/** What a source changes if AWS is as another one says; AWS itself is not asked. */
export async function compareSources(source: Source, before: Source, pass: Pass): Promise<Plan> {
  const validated = validate(await source.read(), pass.registry);
  const graph = link(validated, pass);
  const formerly = validate(await before.read(), pass.registry);
  const isWhole = !formerly.rejected.problems.some(hidesResources);
  const observations = asDeployed(graph, { graph: link(formerly, pass), isWhole, pass });
  return gate(plan(graph, observations, { rejected: validated.rejected, pass }), pass.policy);
}

/** A file that is there and makes no sense may ask for anything; what is not there asks for nothing. */
function hidesResources({ severity, reason, id }: Problem): boolean {
  return severity === 'error' && id === undefined && reason !== 'SourceUnreadable' && reason !== 'EnvironmentUnknown';
}
