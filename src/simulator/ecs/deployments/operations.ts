import {
  ContinueServiceDeploymentRequest$,
  DescribeServiceDeploymentsRequest$,
  DescribeServiceRevisionsRequest$,
  ListServiceDeploymentsRequest$,
  StopServiceDeploymentRequest$,
} from '@aws-sdk/client-ecs';
import type { OperationEntry } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { continueServiceDeployment } from './continue-service-deployment.ts';
import { describeServiceDeployments, listServiceDeployments } from './service-deployments.ts';
import { describeServiceRevisions } from './service-revisions.ts';
import { stopServiceDeployment } from './stop-service-deployment.ts';

/** The operations on service deployments and revisions. */
export const deploymentOperations: Readonly<Record<string, OperationEntry<EcsState>>> = {
  ListServiceDeployments: { input: () => ListServiceDeploymentsRequest$, run: listServiceDeployments },
  DescribeServiceDeployments: { input: () => DescribeServiceDeploymentsRequest$, run: describeServiceDeployments },
  DescribeServiceRevisions: { input: () => DescribeServiceRevisionsRequest$, run: describeServiceRevisions },
  ContinueServiceDeployment: { input: () => ContinueServiceDeploymentRequest$, run: continueServiceDeployment },
  StopServiceDeployment: { input: () => StopServiceDeploymentRequest$, run: stopServiceDeployment },
};
