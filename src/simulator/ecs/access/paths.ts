import type { Context } from '../../operation.ts';
import { arn, shortName } from '../names.ts';
import type { EcsState } from '../state.ts';

/** Any request of ECS, as far as it names resources. */
export interface EcsInput {
  readonly cluster?: string;
  readonly clusters?: readonly string[];
  readonly clusterName?: string;
  readonly service?: string;
  readonly services?: readonly string[];
  readonly serviceName?: string;
  readonly name?: string;
  readonly capacityProvider?: string;
  readonly capacityProviders?: readonly string[];
  readonly containerInstance?: string;
  readonly containerInstances?: readonly string[];
  readonly attributes?: readonly { readonly targetId?: string }[];
  readonly task?: string;
  readonly tasks?: readonly string[];
  readonly family?: string;
  readonly taskDefinition?: string;
  readonly taskDefinitions?: readonly string[];
  readonly serviceDeploymentArn?: string;
  readonly serviceDeploymentArns?: readonly string[];
  readonly serviceRevisionArns?: readonly string[];
  readonly resourceArn?: string;
  readonly tags?: readonly { readonly key?: string; readonly value?: string }[];
  readonly tagKeys?: readonly string[];
}

/** The ARNs that IAM is asked about for a request. */
export type Resources = (input: EcsInput, context: Context<EcsState>) => readonly string[];

/** The cluster that a request means by name or ARN. */
export function clusterOf({ cluster = 'default' }: EcsInput): string {
  return shortName(cluster);
}

/** An action without resource-level permissions. */
export const anything: Resources = () => ['*'];

/** The cluster that a request is about. */
export const theCluster: Resources = (input, context) => [arn(context, `cluster/${clusterOf(input)}`)];

/** The cluster that is to be. */
export const newCluster: Resources = ({ clusterName = 'default' }, context) => [arn(context, `cluster/${clusterName}`)];

/** Each cluster that is asked about. */
export const theClusters: Resources = ({ clusters = ['default'] }, context) =>
  clusters.map((name) => arn(context, `cluster/${shortName(name)}`));

/** The services that a request is about. */
export const theServices: Resources = (input, context) => {
  const { service, serviceName, services = [] } = input;
  const names = [service ?? serviceName, ...services].flatMap((name) => name ?? []);
  return names.map((name) => arn(context, `service/${clusterOf(input)}/${shortName(name)}`));
};

/** Service deployments or revisions, each after its service. */
export const theirServicesToo: Resources = (input, context) => {
  const { serviceDeploymentArn, serviceDeploymentArns = [], serviceRevisionArns = [] } = input;
  const arns = [serviceDeploymentArn, ...serviceDeploymentArns, ...serviceRevisionArns].flatMap((one) => one ?? []);
  return arns.flatMap((one) => {
    const [, cluster = '', name = ''] = one.split('/');
    return [arn(context, `service/${cluster}/${name}`), one];
  });
};

/** The tasks that a request is about. */
export const theTasks: Resources = (input, context) => {
  const { task, tasks = [] } = input;
  const named = [task, ...tasks].flatMap((name) => name ?? []);
  return named.map((name) => arn(context, `task/${clusterOf(input)}/${shortName(name)}`));
};

/** The container instances that a request is about; any of the cluster when it names none. */
export const theInstances: Resources = (input, context) => {
  const { containerInstance, containerInstances = [], attributes = [] } = input;
  const targets = attributes.map(({ targetId }) => targetId);
  const named = [containerInstance, ...containerInstances, ...targets].flatMap((name) => name ?? []);
  const paths = named.length > 0 ? named.map(shortName) : ['*'];
  return paths.map((path) => arn(context, `container-instance/${clusterOf(input)}/${path}`));
};

/** The revision that is to be: it has no number yet. */
export const newRevision: Resources = ({ family = '' }, context) => [arn(context, `task-definition/${family}:*`)];

/** The task definitions that a request names. */
export const theRevisions: Resources = ({ taskDefinition, taskDefinitions = [] }, context) => {
  const named = [taskDefinition, ...taskDefinitions].flatMap((name) => name ?? []);
  return named.map((name) => arn(context, `task-definition/${shortName(name)}`));
};

/** The capacity providers that a request names. */
export const theProviders: Resources = ({ name, capacityProvider, capacityProviders }, context) => {
  const named = [name, capacityProvider, ...(capacityProviders ?? [])].flatMap((one) => one ?? []);
  return (named.length > 0 ? named : ['*']).map((one) => arn(context, `capacity-provider/${shortName(one)}`));
};

/** Whatever the request's ARN names. */
export const whatItNames: Resources = ({ resourceArn = '' }) => [resourceArn];
