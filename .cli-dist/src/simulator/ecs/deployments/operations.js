import { DescribeServiceDeploymentsRequest$, DescribeServiceRevisionsRequest$, ListServiceDeploymentsRequest$, StopServiceDeploymentRequest$, } from '@aws-sdk/client-ecs';
import { describeServiceDeployments, listServiceDeployments } from "./service-deployments.js";
import { describeServiceRevisions } from "./service-revisions.js";
import { stopServiceDeployment } from "./stop-service-deployment.js";
/** The operations on service deployments and revisions. */
export const deploymentOperations = {
    ListServiceDeployments: { input: () => ListServiceDeploymentsRequest$, run: listServiceDeployments },
    DescribeServiceDeployments: { input: () => DescribeServiceDeploymentsRequest$, run: describeServiceDeployments },
    DescribeServiceRevisions: { input: () => DescribeServiceRevisionsRequest$, run: describeServiceRevisions },
    StopServiceDeployment: { input: () => StopServiceDeploymentRequest$, run: stopServiceDeployment },
};
