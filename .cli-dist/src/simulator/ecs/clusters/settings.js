import { ClusterSettingName } from '@aws-sdk/client-ecs';
import { invalidParameter } from "../refusal.js";
import { knownSettings } from "../settings/known.js";
import { effectiveValue } from "../settings/value.js";
/** The settings a request asks for, or those the account gives a new cluster. Throws InvalidParameterException. */
export function clusterSettings(context, given) {
    for (const setting of given ?? [])
        requireKnown(setting);
    if (given?.length)
        return given;
    const name = ClusterSettingName.CONTAINER_INSIGHTS;
    return [{ name, value: effectiveValue(context, name) }];
}
function requireKnown({ name, value }) {
    if (name !== ClusterSettingName.CONTAINER_INSIGHTS)
        throw invalidParameter("Invalid setting 'name'");
    if (!knownSettings[name]?.values.includes(value ?? ''))
        throw invalidParameter("Invalid setting 'value'");
}
