import {
  ContinueServiceDeploymentCommand,
  DescribeServiceDeploymentsCommand,
  type ECSClient,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import type { Sender } from '../../../../aws/clients.ts';
import { FailureError } from '../../../../model/failure.ts';
import type { Observed, Rollouts } from '../../../../model/provider.ts';
import { describeServices } from './describe.ts';
import { failedTasksOf, isInTrouble } from './failed-tasks.ts';
import { goBack } from './go-back.ts';
import { deploymentOf } from './observed.ts';
import { readPastDeployments } from './past-deployments.ts';
import { firstReason } from './reason.ts';

/** What can be asked of the deployments of services. */
export function serviceRollouts(ecs: Sender<ECSClient>): Rollouts {
  return { history, restart, goBack: (observed) => goBack(ecs, observed), answer };

  async function history({ attributes, facts }: Observed) {
    const service = { clusterArn: String(facts.cluster), serviceName: attributes.name ?? '' };
    const past = await readPastDeployments(ecs, service);
    return Promise.all(
      past.map(async (deployment) => {
        if (!isInTrouble(deployment)) return deployment;
        const tasks = await failedTasksOf(ecs, { service, deploymentId: deployment.id });
        return { ...deployment, tasks, reason: firstReason(deployment, tasks) };
      }),
    );
  }

  async function restart(observed: Observed) {
    const { attributes, facts } = observed;
    const { service } = await ecs.send(
      new UpdateServiceCommand({
        cluster: String(facts.cluster),
        service: attributes.name ?? '',
        forceNewDeployment: true,
      }),
    );
    return { ...attributes, ...deploymentOf(service) };
  }

  async function answer({ key }: Observed, go: 'on' | 'back'): Promise<void> {
    const [service] = await describeServices(ecs, [{ key }]);
    const arn = service?.currentServiceDeployment;
    if (!arn) throw new FailureError('NotDeployed', `no deployment of ${key} is under way`);
    const { serviceDeployments = [] } = await ecs.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] }),
    );
    const hooks = serviceDeployments.flatMap(({ lifecycleHookDetails = [] }) => lifecycleHookDetails);
    const waiting = hooks.find(({ status }) => status === 'AWAITING_ACTION');
    if (!waiting?.hookId) throw new FailureError('NotDeployed', `the deployment of ${key} does not wait for anybody`);
    const action = go === 'on' ? 'CONTINUE' : 'ROLLBACK';
    await ecs.send(new ContinueServiceDeploymentCommand({ serviceDeploymentArn: arn, hookId: waiting.hookId, action }));
  }
}
