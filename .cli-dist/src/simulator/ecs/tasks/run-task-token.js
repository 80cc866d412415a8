import { sameJson } from "../../../lib/json.js";
import { AwsError } from "../../aws-error.js";
const lifeSeconds = 24 * 3600;
/**
 * The tasks that a request with the same client token started in the cluster. A token is forgotten after a day, or once its
 * tasks are. Throws ConflictException when the requests differ in anything, be it only order or spelling.
 */
export function repeatedRun(context, cluster, input) {
    const used = livingToken(context, keyOf(cluster, input));
    if (!used)
        return undefined;
    if (sameJson(used.request, input))
        return used.tasks;
    throw new AwsError('ConflictException', 'The RunTask request could not be processed due to conflicts. The provided clientToken is already in use with a different request.', { details: { resourceIds: used.tasks.map(({ view }) => view.taskArn) } });
}
/** Remembers what a client token stood for. */
export function rememberRun(context, cluster, run) {
    if (run.request.clientToken === undefined)
        return;
    context.state.runTaskTokens.set(keyOf(cluster, run.request), { ...run, createdAt: context.world.nowSeconds });
}
function livingToken({ state, world }, key) {
    const used = state.runTaskTokens.get(key);
    if (!used)
        return undefined;
    const living = used.tasks.some(({ id }) => state.tasks.has(id)) && world.nowSeconds < used.createdAt + lifeSeconds;
    if (!living)
        state.runTaskTokens.delete(key);
    return living ? used : undefined;
}
function keyOf({ view }, { clientToken }) {
    return `${view.clusterName}/${clientToken}`;
}
