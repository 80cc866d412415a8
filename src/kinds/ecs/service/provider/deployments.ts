import type { ECSClient, Service } from '@aws-sdk/client-ecs';
import type { Sender } from '../../../../aws/clients.ts';
import { latestPer } from '../../../../lib/latest-per.ts';
import type { Deployment } from '../../../../model/deployment.ts';
import type { Observed } from '../../../../model/provider.ts';
import { failedTasksOf, isInTrouble } from './failed-tasks.ts';
import { readPastDeployments } from './past-deployments.ts';
import { presentDeployment } from './present-deployment.ts';
import { firstReason } from './reason.ts';
import { describeRunning } from './running-deployments.ts';

/** A described service with whether bringing it to its manifest would start a deployment; undefined when it has no manifest. */
export interface Subject {
  readonly service: Service;
  readonly observed: Pick<Observed, 'spec'>;
  readonly rolls: boolean | undefined;
}

/** Tells of each service what ECS was asked to deploy lately, the newest first. Throws FailureError. */
export type DeploymentReader = (subjects: readonly Subject[]) => Promise<readonly (readonly Deployment[])[]>;

/**
 * Reads no more than the question needs. A service that runs what is wanted shows its deployment itself; one that does not may
 * have been rolled back, in which case it looks perfectly healthy and only the past tells. What has ended is read once.
 */
export function deploymentReader(ecs: Sender<ECSClient>): DeploymentReader {
  const past = latestPer(readPastDeployments);
  const tasks = latestPer(failedTasksOf);

  return async (subjects) => {
    const wanted = subjects.filter(isWanted);
    const running = await describeRunning(
      ecs,
      wanted.map(({ service }) => service),
    );
    return Promise.all(subjects.map((subject) => (isWanted(subject) ? read(subject) : [])));

    async function read({ service, observed, rolls }: Subject): Promise<readonly Deployment[]> {
      const { serviceArn = '', currentServiceDeployment = '' } = service;
      const present = presentDeployment(service, {
        spec: observed.spec,
        current: running.get(currentServiceDeployment),
      });
      const found = rolls ? await past(serviceArn, signatureOf(service), ecs, service) : present;
      const worst = found.find(isInTrouble);
      if (!worst) return found;
      const signature = `${worst.id} ${worst.state} ${worst.failedTasks}`;
      const failed = await tasks(serviceArn, signature, ecs, { service, deploymentId: worst.id });
      const told = { ...worst, tasks: failed, reason: firstReason(worst, failed, service.events) };
      return found.map((deployment) => (deployment === worst ? told : deployment));
    }
  };
}

function isWanted({ service, rolls }: Subject): boolean {
  return service.status === 'ACTIVE' && rolls !== undefined;
}

/** Differs whenever a deployment of the service has begun, turned or ended. */
function signatureOf({ deployments = [], currentServiceDeployment }: Service): string {
  // After a roll-back the service shows the deployment of before, in the state of before; only the time is another.
  const states = deployments.map(
    ({ id, status, rolloutState, updatedAt }) => `${id} ${status} ${rolloutState} ${updatedAt?.getTime()}`,
  );
  return [currentServiceDeployment, ...states].join('\n');
}
