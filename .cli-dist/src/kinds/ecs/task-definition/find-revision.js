import { DescribeTaskDefinitionCommand, ListTagsForResourceCommand, } from '@aws-sdk/client-ecs';
import { fromEcsTags } from "../../../aws/ecs-tags.js";
import { liveTags } from "../../../aws/live-tags.js";
import { ownershipTags } from "../../../model/ownership.js";
import { revisionOf } from "./revisions.js";
/** How long lists may take to show a new revision. */
const listLagMs = 60_000;
/** How many revisions are read in search of one that says the same. */
const mostReads = 5;
/**
 * The active revision that says what the target wants, or else the newest one; undefined when the family has none.
 * The content hash in the tags answers without reading a revision; without it the newest ones are read and compared.
 */
export async function findRevision(family, target) {
    const known = matchByHash(family, target);
    if (known)
        return observedByHash(known, target, family);
    const { matching, newest } = await matchByContent(family, target);
    const chosen = matching ?? newest;
    return chosen && observedRevision(chosen, target, family);
}
function matchByHash({ active, registered, clock }, { desired, indexed }) {
    if (!desired)
        return undefined;
    const isRecent = registered?.hash === desired.hash && (active.includes(registered.arn) || clock.now() - registered.atMs < listLagMs);
    if (isRecent)
        return indexed.find(({ arn }) => arn === registered.arn) ?? registered;
    const matches = indexed.filter(({ arn, tags }) => tags[ownershipTags.hash] === desired.hash && active.includes(arn));
    return matches.sort((left, right) => revisionOf(right.arn) - revisionOf(left.arn))[0];
}
async function matchByContent({ ecs, active }, { desired, same }) {
    let newest;
    for (const arn of active.slice(0, desired ? mostReads : 1)) {
        const { taskDefinition, tags } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn, include: ['TAGS'] }));
        if (taskDefinition?.status !== 'ACTIVE')
            continue;
        const revision = { arn, tags: fromEcsTags(tags), definition: taskDefinition };
        newest ??= revision;
        if (same?.(taskDefinition))
            return { matching: revision, newest };
    }
    return newest ? { newest } : {};
}
async function observedByHash(revision, target, family) {
    const { key, desired, indexed } = target;
    const tags = await liveTags({ desired, indexed: [revision] }, () => readTags(family.ecs, revision.arn));
    const spec = (desired?.spec ?? {});
    return { key, spec, tags, ...identity(revision.arn, key), facts: facts(revision.arn, indexed, family) };
}
async function readTags(ecs, resourceArn) {
    const { tags } = await ecs.send(new ListTagsForResourceCommand({ resourceArn }));
    return fromEcsTags(tags);
}
function observedRevision({ arn, tags, definition }, { key, indexed }, family) {
    const owner = ownershipTags.owner;
    // A newer revision that somebody else registered does not make the family theirs while one of ours is active.
    const own = indexed.find((entry) => entry.tags[owner] !== undefined && family.active.includes(entry.arn));
    const ownership = tags[owner] === undefined && own ? { [owner]: own.tags[owner] ?? '' } : {};
    return {
        key,
        spec: definition,
        tags: { ...tags, ...ownership },
        ...identity(arn, key),
        facts: facts(arn, indexed, family, tags[owner] === undefined ? [] : [arn]),
    };
}
function identity(arn, family) {
    return { attributes: { arn, name: family, family } };
}
function facts(arn, indexed, { active }, more = []) {
    const own = indexed.map((entry) => entry.arn).filter((entry) => active.includes(entry));
    return { revision: revisionOf(arn), activeRevisions: active.length, ownRevisions: [...new Set([...own, ...more])] };
}
