import { canonicalJson } from "../../../lib/json.js";
import { arn, namePattern } from "../names.js";
import { invalidParameter } from "../refusal.js";
import { checkedTags } from "../tag-rules.js";
import { attach } from "./attachments.js";
import { clusterConfiguration } from "./configuration.js";
import { namespaceArn } from "./namespace.js";
import { clusterProviders } from "./providers.js";
import { clusterSettings } from "./settings.js";
import { clusterCounts } from "./statistics.js";
/**
 * Creates a cluster, in place of a deleted one of that name. A repetition that does not contradict the first request is answered
 * like the first; another is refused.
 */
export function createCluster(input, context) {
    const asked = newCluster(input, context);
    const existing = context.state.clusters.get(asked.clusterName);
    const stored = existing && existing.view.status !== 'INACTIVE' ? replayed(existing, input, asked) : store(asked, context);
    return { cluster: { ...stored.createdAs, ...clusterCounts(context.state, asked.clusterName) }, clusterCount: 1 };
}
function newCluster(input, context) {
    const clusterName = input.clusterName ?? 'default';
    if (!namePattern.test(clusterName))
        throw invalidParameter(`ClusterName must match ${namePattern.source}`);
    const tags = checkedTags(input.tags);
    const namespace = input.serviceConnectDefaults?.namespace;
    return {
        clusterArn: arn(context, `cluster/${clusterName}`),
        clusterName,
        status: 'ACTIVE',
        statistics: [],
        tags,
        settings: clusterSettings(context, input.settings),
        ...clusterProviders(context, input),
        ...(input.configuration ? { configuration: clusterConfiguration(input.configuration) } : {}),
        ...(namespace ? { serviceConnectDefaults: { namespace: namespaceArn(context, namespace) } } : {}),
    };
}
function store(view, context) {
    const provisioning = attach(context, view, () => {
        view.status = 'ACTIVE';
    });
    if (provisioning)
        view.status = 'PROVISIONING';
    const stored = { view, createdAs: structuredClone(view) };
    context.state.clusters.set(view.clusterName, stored);
    return stored;
}
const compared = [
    'settings',
    'configuration',
    'capacityProviders',
    'defaultCapacityProviderStrategy',
    'serviceConnectDefaults',
    'tags',
];
/** Members that the repetition leaves out are not compared. */
function replayed(existing, input, asked) {
    const differs = compared
        .filter((member) => input[member] !== undefined)
        .some((member) => comparable(asked[member]) !== comparable(existing.createdAs[member]));
    if (!differs)
        return existing;
    throw invalidParameter('Arguments on this idempotent request are inconsistent with arguments used in previous request(s).');
}
/** Lists are compared without regard to their order. */
function comparable(value) {
    if (!Array.isArray(value))
        return canonicalJson(value);
    return value
        .map((item) => canonicalJson(item))
        .sort()
        .join();
}
