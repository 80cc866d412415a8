import { CapacityProviderStatus, CapacityProviderType } from '@aws-sdk/client-ecs';
import { arn, refuseForeignArn, shortName } from "../names.js";
import { clientError } from "../refusal.js";
const builtIn = [CapacityProviderType.FARGATE, CapacityProviderType.FARGATE_SPOT];
/** True for the capacity providers that AWS brings along and nobody may change, delete or tag. */
export function isBuiltIn(name) {
    return builtIn.includes(name);
}
/** Every capacity provider of the account: AWS's own first, then the account's. */
export function allCapacityProviders(context) {
    const own = [...context.state.capacityProviders.values()].map(({ view }) => view);
    return [...builtIn.map((type) => builtInView(context, type)), ...own];
}
/** The capacity provider that a name or ARN stands for, whatever its status. */
export function findCapacityProvider(context, nameOrArn) {
    refuseForeignArn(context, nameOrArn);
    const name = shortName(nameOrArn);
    const type = builtIn.find((candidate) => candidate === name);
    return type ? builtInView(context, type) : context.state.capacityProviders.get(name)?.view;
}
function builtInView(context, type) {
    const capacityProviderArn = arn(context, `capacity-provider/${type}`);
    return { capacityProviderArn, name: type, status: CapacityProviderStatus.ACTIVE, tags: [], type };
}
/** The account's own capacity provider that a change names. Throws ClientException for AWS's and for what does not exist. */
export function ownProvider(context, nameOrArn) {
    refuseForeignArn(context, nameOrArn);
    const name = shortName(nameOrArn);
    if (isBuiltIn(name))
        throw clientError(`The capacity provider ${name} is managed by AWS and cannot be changed.`);
    const stored = context.state.capacityProviders.get(name);
    if (stored && stored.view.status !== CapacityProviderStatus.INACTIVE)
        return stored;
    throw clientError('The specified capacity provider does not exist. Specify a valid name or ARN and try again.');
}
