import { anySpec } from "../../../model/provider.js";
import { checks } from "./checks.js";
import { clusterHealth } from "./health.js";
import { fields } from "./spec.js";
/** An ECS cluster. */
export const cluster = {
    name: 'Cluster',
    summary: 'A group of ECS services and tasks, with its capacity providers and settings.',
    shape: { package: '@aws-sdk/client-ecs', type: 'CreateClusterRequest', omit: [] },
    nameField: 'clusterName',
    onChange: 'update',
    fields,
    checks,
    describeOnly: [
        ...['clusterArn', 'status', 'statistics', 'attachments', 'attachmentsStatus'],
        ...['registeredContainerInstancesCount', 'runningTasksCount', 'pendingTasksCount', 'activeServicesCount'],
    ],
    indexType: 'ecs:cluster',
    keyOf: ({ clusterName }) => String(clusterName),
    keyOfArn: (arn) => arn.slice(arn.lastIndexOf('/') + 1),
    attributes: ({ clusterName }, { partition, region, account }) => ({
        arn: `arn:${partition}:ecs:${region}:${account}:cluster/${String(clusterName)}`,
        name: String(clusterName),
    }),
    health: clusterHealth,
    columns: ({ facts }) => ({
        Services: String(facts.activeServicesCount ?? 0),
        Tasks: String(facts.runningTasksCount ?? 0),
    }),
    connect: async (access) => anySpec((await import("./provider.js")).clusterProvider(access)),
};
