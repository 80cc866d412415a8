const reads = /^(Describe|List|Get|Batch(Get|Check))/;
/**
 * The tagged resources of the account and region as searches find them: as they are, or as they were `indexLagMs` ago when
 * the world has such a lag. A change that no call made, such as the end of a draining service, is noticed late by the next
 * call or search.
 */
export function indexedResources(context) {
    const { world, state, services } = context;
    if (world.indexLagMs === 0)
        return services.flatMap((service) => [...resourcesOf(service, context)]);
    for (const service of services)
        publishLater(service, context);
    return [...state.published.values()].flat();
}
/** Notes what a call may have changed in the index. */
export function observe({ service, operation, input }, context) {
    if (operation === 'UntagResource' && 'resourceArn' in input)
        context.state.onceTagged.add(String(input.resourceArn));
    if (context.world.indexLagMs === 0 || reads.test(operation))
        return;
    for (const model of context.services)
        if (model.name === service)
            publishLater(model, context);
}
function publishLater(service, context) {
    if (!service.taggedResources)
        return;
    const { world, state } = context;
    const snapshot = [...resourcesOf(service, context)].map((resource) => ({
        ...resource,
        tags: new Map(resource.tags),
    }));
    world.clock.schedule(world.indexLagMs, () => state.published.set(service.name, snapshot));
}
function resourcesOf(service, context) {
    return service.taggedResources?.(context.stateOf(service), context) ?? [];
}
