import { AwsError } from '../../aws-error.ts';
import type { Context } from '../../operation.ts';
import type { StoredCluster } from '../clusters/stored.ts';
import { refuseForeignArn, shortName } from '../names.ts';
import type { EcsState } from '../state.ts';
import type { StoredService, StoredServiceDeployment } from './stored.ts';

type Ecs = Context<EcsState>;

/** The service of a cluster that a name or ARN stands for, whatever its status. */
export function findService(context: Ecs, cluster: StoredCluster, nameOrArn: string): StoredService | undefined {
  refuseForeignArn(context, nameOrArn);
  const { clusterName = '' } = cluster.view;
  const elsewhere = nameOrArn.startsWith('arn:') && nameOrArn.split('/').at(-2) !== clusterName;
  return elsewhere ? undefined : context.state.services.get(clusterName)?.get(shortName(nameOrArn));
}

/** The service that a request is about, whatever its status. Throws ServiceNotFoundException. */
export function requireService(context: Ecs, cluster: StoredCluster, nameOrArn: string): StoredService {
  const stored = findService(context, cluster, nameOrArn);
  if (!stored) throw new AwsError('ServiceNotFoundException', 'Service not found.');
  return stored;
}

/** A service deployment with its service. */
export interface FoundServiceDeployment {
  readonly service: StoredService;
  readonly stored: StoredServiceDeployment;
}

/** A service deployment by ARN. Throws ServiceDeploymentNotFoundException. */
export function requireServiceDeployment(context: Ecs, serviceDeploymentArn: string): FoundServiceDeployment {
  const found = findServiceDeployment(context, serviceDeploymentArn);
  if (!found) throw new AwsError('ServiceDeploymentNotFoundException', 'The service deployment does not exist.');
  return found;
}

/** The service deployment of an ARN, if there is one. */
export function findServiceDeployment(context: Ecs, serviceDeploymentArn: string): FoundServiceDeployment | undefined {
  refuseForeignArn(context, serviceDeploymentArn);
  const [, cluster = '', name = ''] = serviceDeploymentArn.split('/');
  const service = context.state.services.get(cluster)?.get(name);
  const stored = service?.history.find(({ view }) => view.serviceDeploymentArn === serviceDeploymentArn);
  return service && stored ? { service, stored } : undefined;
}
