import { DescribeServicesCommand, type ECSClient, type Service } from '@aws-sdk/client-ecs';
import type { Sender } from '../../../../aws/clients.ts';
import { chunks } from '../../../../lib/chunks.ts';
import { groupBy } from '../../../../lib/group-by.ts';
import { FailureError, failureOf } from '../../../../model/failure.ts';
import type { Target } from '../../../../model/provider.ts';

/** Describes services in batches of ten per cluster; a cluster that does not exist has none. Throws FailureError. */
export async function describeServices(
  ecs: Sender<ECSClient>,
  targets: readonly Pick<Target, 'key'>[],
): Promise<Service[]> {
  const byCluster = groupBy(targets, ({ key }) => clusterOf(key));
  const batches = [...byCluster].flatMap(([cluster, group]) =>
    chunks(group, 10).map((batch) => describeBatch(ecs, cluster, batch)),
  );
  return (await Promise.all(batches)).flat().filter(({ status }) => status !== 'INACTIVE');
}

async function describeBatch(
  ecs: Sender<ECSClient>,
  cluster: string,
  batch: readonly Pick<Target, 'key'>[],
): Promise<Service[]> {
  try {
    const names = batch.map(({ key }) => key.slice(key.indexOf('/') + 1));
    const { services = [], failures = [] } = await ecs.send(
      new DescribeServicesCommand({ cluster, services: names, include: ['TAGS'] }),
    );
    const strange = failures.find(({ reason }) => reason !== 'MISSING');
    if (strange) throw new FailureError('ServerError', `DescribeServices: ${strange.arn} ${strange.reason}`);
    // An answer that is silent about a service does not say that it is gone.
    if (services.length + failures.length < names.length)
      throw new FailureError('ServerError', 'DescribeServices: the answer is incomplete');
    return services;
  } catch (error) {
    if (failureOf(error).code === 'ClusterNotFoundException') return [];
    throw error;
  }
}

function clusterOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}
