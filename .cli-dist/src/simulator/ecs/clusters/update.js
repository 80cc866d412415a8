import { AwsError } from "../../aws-error.js";
import { required } from "../refusal.js";
import { attach, requireIdle } from "./attachments.js";
import { clusterConfiguration } from "./configuration.js";
import { activeCluster } from "./lookup.js";
import { namespaceArn } from "./namespace.js";
import { clusterProviders } from "./providers.js";
import { clusterSettings } from "./settings.js";
import { clusterCounts } from "./statistics.js";
import { providersInUse } from "./usage.js";
/** Changes the members that are given; an empty name space takes the Service Connect default away. */
export function updateCluster(input, context) {
    const view = changeable(input.cluster, context);
    const settings = input.settings?.length ? clusterSettings(context, input.settings) : view.settings;
    const configuration = input.configuration ? clusterConfiguration(input.configuration) : undefined;
    const namespace = input.serviceConnectDefaults?.namespace;
    Object.assign(view, { settings }, configuration && { configuration });
    if (namespace === '')
        delete view.serviceConnectDefaults;
    else if (namespace)
        view.serviceConnectDefaults = { namespace: namespaceArn(context, namespace) };
    return { cluster: changed(view, context) };
}
/** Changes the settings of a cluster. */
export function updateClusterSettings(input, context) {
    const view = changeable(input.cluster, context);
    const settings = required('settings', input.settings);
    if (settings.length > 0)
        view.settings = clusterSettings(context, settings);
    return { cluster: changed(view, context) };
}
/** Replaces a cluster's capacity providers and default strategy; what a service or task uses cannot be taken away. */
export function putClusterCapacityProviders(input, context) {
    const view = changeable(input.cluster, context);
    required('capacityProviders', input.capacityProviders);
    required('defaultCapacityProviderStrategy', input.defaultCapacityProviderStrategy);
    const wanted = clusterProviders(context, input);
    const inUse = providersInUse(context.state, view.clusterName ?? '');
    const removed = (view.capacityProviders ?? []).filter((name) => !wanted.capacityProviders.includes(name));
    if (removed.some((name) => inUse.has(name))) {
        throw new AwsError('ResourceInUseException', 'The specified capacity provider is in use and cannot be removed.');
    }
    Object.assign(view, wanted);
    attach(context, view);
    return { cluster: changed(view, context) };
}
function changeable(nameOrArn, context) {
    const { view } = activeCluster(context, required('cluster', nameOrArn));
    requireIdle(view);
    return view;
}
/** Answers to changes leave the tags out. */
function changed(view, { state }) {
    const { attachments = [] } = view;
    return { ...view, ...clusterCounts(state, view.clusterName ?? ''), attachments, tags: [] };
}
