import { vary } from "../tasks/timing.js";
import { wake } from "./wake.js";
/** Takes a new service deployment up, without moving a task yet. False when there is none. */
export function admit(context, service) {
    const [current] = service.history;
    if (current?.view.status !== 'PENDING')
        return false;
    const now = context.world.nowSeconds;
    Object.assign(current.view, { status: 'IN_PROGRESS', startedAt: now, updatedAt: now });
    const { revision, definition } = current.target;
    revision.containerImages = definition.containerDefinitions?.map(({ name, image }) => ({
        containerName: name,
        image,
    }));
    wake(context, service, vary(context.world, [7_000, 10_000]));
    return true;
}
