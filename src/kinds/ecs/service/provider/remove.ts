import { DeleteServiceCommand, type ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { absentAsUndefined } from '../../../../aws/absent.ts';
import type { Sender } from '../../../../aws/clients.ts';
import type { Json } from '../../../../lib/json.ts';
import { FailureError } from '../../../../model/failure.ts';
import type { Observed } from '../../../../model/provider.ts';

const gone = ['ServiceNotFoundException', 'ServiceNotActiveException', 'ClusterNotFoundException'];

/**
 * Scales a service to nothing, and deletes it once its tasks have finished what they were doing: they leave their load balancers
 * first and have their stop timeout. Throws FailureError, also Draining as long as that takes.
 */
export async function removeService(ecs: Sender<ECSClient>, { attributes, facts, spec }: Observed): Promise<void> {
  const named = { cluster: String(facts.cluster), service: attributes.name ?? '' };
  // How many tasks a DAEMON service has is not for us to say.
  if (spec.schedulingStrategy === 'DAEMON') return remove(ecs, new DeleteServiceCommand({ ...named, force: true }));
  if (countOf(facts.desiredCount) > 0) await remove(ecs, new UpdateServiceCommand({ ...named, desiredCount: 0 }));
  const tasks = countOf(facts.runningCount) + countOf(facts.pendingCount);
  if (tasks > 0) throw new FailureError('Draining', `${tasks} of its tasks still run`);
  await remove(ecs, new DeleteServiceCommand(named));
}

async function remove(ecs: Sender<ECSClient>, command: UpdateServiceCommand | DeleteServiceCommand): Promise<void> {
  // The two commands differ in their answers only, which nobody reads.
  await absentAsUndefined(ecs.send(command as DeleteServiceCommand), ...gone);
}

function countOf(fact: Json | undefined): number {
  return typeof fact === 'number' ? fact : 0;
}
