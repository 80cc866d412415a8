import { CreateClusterCommand, DeleteClusterCommand, DescribeClustersCommand, ECSClient, PutClusterCapacityProvidersCommand, UpdateClusterCommand, } from '@aws-sdk/client-ecs';
import { absentAsUndefined } from "../../../aws/absent.js";
import { ecsTags, fromEcsTags, retagEcs } from "../../../aws/ecs-tags.js";
import { chunks } from "../../../lib/chunks.js";
/** The AWS calls of clusters. */
export function clusterProvider({ clients }) {
    const ecs = clients.sender('ecs', ECSClient);
    return { observe, create, update, remove };
    async function observe(targets) {
        const answers = await Promise.all(chunks(targets, 100).map(describe));
        const present = answers.flat().filter(({ status }) => status !== 'INACTIVE');
        return new Map(present.map((cluster) => [cluster.clusterName ?? '', observed(cluster)]));
    }
    async function describe(targets) {
        const include = ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'TAGS'];
        const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: targets.map(({ key }) => key), include: [...include] }));
        return clusters ?? [];
    }
    async function create({ given, tags, key }) {
        const { cluster } = await ecs.send(new CreateClusterCommand({ ...given, tags: ecsTags(tags) }));
        return { arn: cluster?.clusterArn ?? '', name: key };
    }
    async function update({ desired, observed, changed, tags }) {
        const changes = amendCluster(changed, desired.spec);
        if (changes)
            await ecs.send(new UpdateClusterCommand({ cluster: desired.key, ...changes }));
        if (changed.has('capacityProviders') || changed.has('defaultCapacityProviderStrategy'))
            await putProviders(desired);
        await retagEcs(ecs, observed.attributes.arn, tags);
    }
    async function putProviders({ spec, key: cluster }) {
        const { capacityProviders = [], defaultCapacityProviderStrategy = [] } = spec;
        await ecs.send(new PutClusterCapacityProvidersCommand({ cluster, capacityProviders, defaultCapacityProviderStrategy }));
    }
    async function remove({ key }) {
        await absentAsUndefined(ecs.send(new DeleteClusterCommand({ cluster: key })), 'ClusterNotFoundException');
    }
}
/** What UpdateCluster is sent; what is gone from the manifest is set to its default, since leaving it out would keep it. */
function amendCluster(changed, spec) {
    const logsByDefault = { executeCommandConfiguration: { logging: 'DEFAULT' } };
    const values = {
        settings: spec.settings,
        configuration: spec.configuration ?? logsByDefault,
        serviceConnectDefaults: spec.serviceConnectDefaults ?? { namespace: '' },
    };
    const changes = Object.entries(values).filter(([field]) => changed.has(field));
    return changes.length > 0 ? Object.fromEntries(changes) : undefined;
}
function observed(cluster) {
    const { clusterName = '', clusterArn = '', tags, status } = cluster;
    return {
        key: clusterName,
        spec: cluster,
        tags: fromEcsTags(tags),
        attributes: { arn: clusterArn, name: clusterName },
        facts: {
            status,
            attachmentsStatus: cluster.attachmentsStatus,
            activeServicesCount: cluster.activeServicesCount,
            runningTasksCount: cluster.runningTasksCount,
        },
        ...(status === 'DEPROVISIONING' ? { leaving: true } : {}),
    };
}
