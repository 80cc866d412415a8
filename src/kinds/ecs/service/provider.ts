import {
  CreateServiceCommand,
  type CreateServiceRequest,
  DeleteServiceCommand,
  ECSClient,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { absentAsUndefined } from '../../../aws/absent.ts';
import type { Access } from '../../../aws/cloud.ts';
import { ecsTags, retagEcs } from '../../../aws/ecs-tags.ts';
import { shortHash } from '../../../lib/short-hash.ts';
import type { Amendment, Desired, Observed, Provider, Target } from '../../../model/provider.ts';
import type { Attributes } from '../../../model/resource.ts';
import { amendService } from './provider/amend.ts';
import { describeServices } from './provider/describe.ts';
import { observedService } from './provider/observed.ts';
import { readRevisionFields } from './provider/revision-fields.ts';
import { findRolledBack } from './provider/rolled-back.ts';

/** A service's spec as the providers see it. */
export type Spec = CreateServiceRequest;

/** The AWS calls of services. */
export function serviceProvider({ clients }: Access): Provider<Spec> {
  const ecs = clients.sender('ecs', ECSClient);
  return { observe, create, update, remove };

  async function observe(targets: readonly Target<Spec>[]): Promise<Map<string, Observed>> {
    const services = await describeServices(ecs, targets);
    const byKey = new Map(targets.map((target) => [target.key, target]));
    const found = await Promise.all(
      services.map(async (service) => {
        const observed = observedService(service);
        const desired = byKey.get(observed.key)?.desired;
        const [revisionFields, rolledBack] = await Promise.all([
          readRevisionFields(ecs, service, desired),
          findRolledBack(ecs, service, desired),
        ]);
        return {
          ...observed,
          spec: { ...observed.spec, ...revisionFields },
          facts: { ...observed.facts, ...rolledBack },
        };
      }),
    );
    return new Map(found.map((observed) => [observed.key, observed]));
  }

  async function create({ given, spec, tags, key, hash }: Desired<Spec>): Promise<Attributes> {
    const initialCount = spec.schedulingStrategy === 'DAEMON' ? {} : { desiredCount: 1 };
    const clientToken = shortHash(`${key}/${hash}/${JSON.stringify(given)}`);
    const { service } = await ecs.send(
      new CreateServiceCommand({ ...initialCount, ...given, clientToken, tags: ecsTags(tags) }),
    );
    return { arn: service?.serviceArn ?? '', name: given.serviceName ?? '' };
  }

  async function update(amendment: Amendment<Spec>): Promise<void> {
    const request = amendService(amendment);
    if (request) await ecs.send(new UpdateServiceCommand(request));
    await retagEcs(ecs, amendment.observed.attributes.arn, amendment.tags);
  }

  async function remove({ attributes, facts }: Observed): Promise<void> {
    const command = new DeleteServiceCommand({
      cluster: String(facts.cluster),
      service: attributes.name ?? '',
      force: true,
    });
    await absentAsUndefined(
      ecs.send(command),
      'ServiceNotFoundException',
      'ServiceNotActiveException',
      'ClusterNotFoundException',
    );
  }
}
