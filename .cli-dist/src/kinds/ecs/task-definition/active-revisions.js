import { ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { nextToken } from "../../../aws/tag-index.js";
import { revisionOf } from "./revisions.js";
/** Below this, one call per family beats a listing of the whole account. */
const fewFamilies = 10;
/** The ARNs of the active revisions of each target's family, newest first. Throws FailureError. */
export async function activeRevisions(ecs, targets) {
    const families = new Set(targets.map(({ key }) => key));
    const byFamily = new Map();
    const isComplete = families.size > fewFamilies && (await listAccount(ecs, families, byFamily));
    if (isComplete)
        return byFamily;
    await Promise.all([...families].map(async (family) => byFamily.set(family, await listFamily(ecs, family))));
    return byFamily;
}
/** Lists the account's active revisions; false when that takes more pages than there are families. */
async function listAccount(ecs, families, byFamily) {
    const seen = new Set();
    let token;
    for (let pages = 0; pages < families.size; pages++) {
        const answer = await ecs.send(new ListTaskDefinitionsCommand({ status: 'ACTIVE', sort: 'DESC', maxResults: 100, nextToken: token }));
        for (const arn of answer.taskDefinitionArns ?? [])
            addTo(byFamily, families, arn);
        token = nextToken(answer.nextToken, seen);
        if (!token)
            return true;
    }
    byFamily.clear();
    return false;
}
function addTo(byFamily, families, arn) {
    const family = arn.slice(arn.lastIndexOf('/') + 1).split(':')[0] ?? '';
    if (!families.has(family))
        return;
    const list = byFamily.get(family) ?? [];
    byFamily.set(family, [...list, arn].sort((left, right) => revisionOf(right) - revisionOf(left)));
}
async function listFamily(ecs, familyPrefix) {
    const command = new ListTaskDefinitionsCommand({ familyPrefix, status: 'ACTIVE', sort: 'DESC', maxResults: 100 });
    const { taskDefinitionArns = [] } = await ecs.send(command);
    return taskDefinitionArns;
}
