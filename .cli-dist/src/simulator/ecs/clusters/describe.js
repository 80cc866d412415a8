import { ClusterField, } from '@aws-sdk/client-ecs';
import { page } from "../../page.js";
import { arn } from "../names.js";
import { requireAtMost, requireOneOf, requirePageSize } from "../refusal.js";
import { clusterName } from "./lookup.js";
import { clusterCounts, clusterStatistics } from "./statistics.js";
/** Describes clusters, deleted ones too; unknown ones are failures, and some members come only when `include` asks for them. */
export function describeClusters(input, context) {
    requireAtMost('clusters', input.clusters, 100);
    const wanted = input.clusters?.length ? input.clusters : ['default'];
    const names = [...new Set(wanted.map((nameOrArn) => clusterName(context, nameOrArn)))];
    const { clusters } = context.state;
    return {
        clusters: names
            .flatMap((name) => clusters.get(name)?.view ?? [])
            .map((view) => described(view, input.include ?? [], context)),
        failures: names
            .filter((name) => !clusters.has(name))
            .map((name) => ({ arn: arn(context, `cluster/${name}`), reason: 'MISSING' })),
    };
}
function described(view, include, { state }) {
    for (const field of include)
        requireOneOf('include', field, ClusterField);
    const { configuration, settings, tags, attachments, attachmentsStatus, ...always } = view;
    const name = view.clusterName ?? '';
    return {
        ...always,
        ...clusterCounts(state, name),
        settings: include.includes(ClusterField.SETTINGS) ? settings : [],
        tags: include.includes(ClusterField.TAGS) ? tags : [],
        statistics: include.includes(ClusterField.STATISTICS) ? clusterStatistics(state, name) : [],
        ...(include.includes(ClusterField.CONFIGURATIONS) ? { configuration } : {}),
        ...(include.includes(ClusterField.ATTACHMENTS) ? { attachments: attachments ?? [], attachmentsStatus } : {}),
    };
}
/** Lists the ARNs of clusters that have not been deleted. */
export function listClusters(input, context) {
    requirePageSize(input.maxResults, 100);
    const present = [...context.state.clusters.values()].filter(({ view }) => view.status !== 'INACTIVE');
    const { items, nextToken } = page(present.map(({ view }) => view.clusterArn), input, 100);
    return { clusterArns: items, nextToken };
}
