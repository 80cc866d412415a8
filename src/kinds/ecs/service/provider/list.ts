import { type ECSClient, ListServicesCommand } from '@aws-sdk/client-ecs';
import { absentAsUndefined } from '../../../../aws/absent.ts';
import type { Sender } from '../../../../aws/clients.ts';
import { allPages } from '../../../../aws/pages.ts';
import type { ResourceKey } from '../../../../model/resource.ts';
import { lastSegment } from '../spec.ts';

/** The keys of a cluster's active services; a cluster that does not exist has none. Throws FailureError. */
export async function listServices(ecs: Sender<ECSClient>, cluster: string): Promise<ResourceKey[]> {
  const arns = await allPages(async (token) => {
    const command = new ListServicesCommand({ cluster, maxResults: 100, nextToken: token });
    const answer = await absentAsUndefined(ecs.send(command), 'ClusterNotFoundException');
    return { items: answer?.serviceArns, token: answer?.nextToken };
  });
  return arns.map((arn) => `${cluster}/${lastSegment(arn)}`);
}
