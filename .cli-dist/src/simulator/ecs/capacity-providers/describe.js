import { CapacityProviderField } from '@aws-sdk/client-ecs';
import { page } from "../../page.js";
import { arn, refuseForeignArn, shortName } from "../names.js";
import { requireAtMost, requireOneOf, requirePageSize } from "../refusal.js";
import { allCapacityProviders, findCapacityProvider } from "./lookup.js";
/** Describes the named capacity providers, else all of the account; unknown ones are failures. */
export function describeCapacityProviders(input, context) {
    requireAtMost('capacityProviders', input.capacityProviders, 100);
    requirePageSize(input.maxResults, 10);
    for (const field of input.include ?? [])
        requireOneOf('include', field, CapacityProviderField);
    const withTags = input.include?.includes(CapacityProviderField.TAGS);
    const { found, missing } = chosen(input, context);
    const { items, nextToken } = page(found, input, 10);
    return {
        capacityProviders: items.map((view) => (withTags ? view : { ...view, tags: [] })),
        failures: missing.map((name) => ({ arn: arn(context, `capacity-provider/${name}`), reason: 'MISSING' })),
        nextToken,
    };
}
function chosen(input, context) {
    // Only Managed Instances belong to a cluster, and none exist here.
    if (input.cluster !== undefined)
        refuseForeignArn(context, input.cluster);
    const names = [...new Set((input.capacityProviders ?? []).map(shortName))];
    if (!input.capacityProviders?.length) {
        return { found: input.cluster === undefined ? allCapacityProviders(context) : [], missing: [] };
    }
    for (const nameOrArn of input.capacityProviders)
        findCapacityProvider(context, nameOrArn);
    return {
        found: names.flatMap((name) => findCapacityProvider(context, name) ?? []),
        missing: names.filter((name) => !findCapacityProvider(context, name)),
    };
}
