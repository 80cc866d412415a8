import { CreateServiceCommand, DeleteServiceCommand, ECSClient, UpdateServiceCommand, } from '@aws-sdk/client-ecs';
import { absentAsUndefined } from "../../../aws/absent.js";
import { ecsTags, retagEcs } from "../../../aws/ecs-tags.js";
import { shortHash } from "../../../lib/short-hash.js";
import { amendService } from "./amend.js";
import { describeServices } from "./describe.js";
import { observedService } from "./observed.js";
import { readRevisionFields } from "./revision-fields.js";
import { findRolledBack } from "./rolled-back.js";
/** The AWS calls of services. */
export function serviceProvider({ clients }) {
    const ecs = clients.sender('ecs', ECSClient);
    return { observe, create, update, remove };
    async function observe(targets) {
        const services = await describeServices(ecs, targets);
        const byKey = new Map(targets.map((target) => [target.key, target]));
        const found = await Promise.all(services.map(async (service) => {
            const observed = observedService(service);
            const desired = byKey.get(observed.key)?.desired;
            const [revisionFields, rolledBack] = await Promise.all([
                readRevisionFields(ecs, service, desired),
                findRolledBack(ecs, service, desired),
            ]);
            return {
                ...observed,
                spec: { ...observed.spec, ...revisionFields },
                facts: { ...observed.facts, ...rolledBack },
            };
        }));
        return new Map(found.map((observed) => [observed.key, observed]));
    }
    async function create({ given, spec, tags, key, hash }) {
        const initialCount = spec.schedulingStrategy === 'DAEMON' ? {} : { desiredCount: 1 };
        const clientToken = shortHash(`${key}/${hash}/${JSON.stringify(given)}`);
        const { service } = await ecs.send(new CreateServiceCommand({ ...initialCount, ...given, clientToken, tags: ecsTags(tags) }));
        return { arn: service?.serviceArn ?? '', name: given.serviceName ?? '' };
    }
    async function update(amendment) {
        const request = amendService(amendment);
        if (request)
            await ecs.send(new UpdateServiceCommand(request));
        await retagEcs(ecs, amendment.observed.attributes.arn, amendment.tags);
    }
    async function remove({ attributes, facts }) {
        const command = new DeleteServiceCommand({
            cluster: String(facts.cluster),
            service: attributes.name ?? '',
            force: true,
        });
        await absentAsUndefined(ecs.send(command), 'ServiceNotFoundException', 'ServiceNotActiveException', 'ClusterNotFoundException');
    }
}
