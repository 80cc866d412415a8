import { CreateServiceCommand, type CreateServiceRequest, ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import type { Access } from '../../../aws/cloud.ts';
import { ecsTags, retagEcs } from '../../../aws/ecs-tags.ts';
import { shortHash } from '../../../lib/short-hash.ts';
import type { Amendment, Desired, Observed, Provider, Target } from '../../../model/provider.ts';
import type { Attributes } from '../../../model/resource.ts';
import { amendService } from './provider/amend.ts';
import { deploymentReader } from './provider/deployments.ts';
import { describeServices } from './provider/describe.ts';
import { listServices } from './provider/list.ts';
import { deploymentOf, observedService } from './provider/observed.ts';
import { removeService } from './provider/remove.ts';
import { readRevisionFields } from './provider/revision-fields.ts';
import { serviceRollouts } from './provider/rollouts.ts';

/** A service's spec as the providers see it. */
export type Spec = CreateServiceRequest;

/** The AWS calls of services. */
export function serviceProvider({ clients }: Access): Provider<Spec> {
  const ecs = clients.sender('ecs', ECSClient);
  const readDeployments = deploymentReader(ecs);
  const logs = async () => (await import('./provider/logs.ts')).serviceLogs(clients);
  return {
    observe,
    list: (cluster = 'default') => listServices(ecs, cluster),
    create,
    update,
    remove: (observed) => removeService(ecs, observed),
    rollouts: serviceRollouts(ecs),
    logs,
  };

  async function observe(targets: readonly Target<Spec>[]): Promise<Map<string, Observed>> {
    const byKey = new Map(targets.map((target) => [target.key, target]));
    const services = await describeServices(ecs, targets);
    const found = await Promise.all(
      services.map(async (service) => {
        const observed = observedService(service);
        const target = byKey.get(observed.key);
        const spec = { ...observed.spec, ...(await readRevisionFields(ecs, service, target)) };
        return { service, observed: { ...observed, spec }, rolls: target?.rolls?.(spec) };
      }),
    );
    const deployments = await readDeployments(found);
    return new Map(
      found.map(({ observed }, index) => [observed.key, { ...observed, deployments: deployments[index] ?? [] }]),
    );
  }

  async function create({ given, spec, tags, key, hash }: Desired<Spec>): Promise<Attributes> {
    const initialCount = spec.schedulingStrategy === 'DAEMON' ? {} : { desiredCount: 1 };
    const clientToken = shortHash(`${key}/${hash}/${JSON.stringify(given)}`);
    const { service } = await ecs.send(
      new CreateServiceCommand({ ...initialCount, ...given, clientToken, tags: ecsTags(tags) }),
    );
    return { arn: service?.serviceArn ?? '', name: given.serviceName ?? '', ...deploymentOf(service) };
  }

  async function update(amendment: Amendment<Spec>): Promise<Attributes> {
    const request = amendService(amendment);
    const answer = request && (await ecs.send(new UpdateServiceCommand(request)));
    await retagEcs(ecs, amendment.observed.attributes.arn, amendment.tags);
    return deploymentOf(answer?.service, amendment.observed);
  }
}
