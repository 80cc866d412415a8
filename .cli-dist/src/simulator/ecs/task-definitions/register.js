import { arn } from "../names.js";
import { clientError } from "../refusal.js";
import { shuffled } from "../shuffled.js";
import { checkedTags } from "../tag-rules.js";
import { requiredAttributes } from "./attributes.js";
import { checkDraft } from "./check.js";
import { draftOf } from "./draft.js";
import { compatibilitiesOf } from "./rules/compatibility.js";
import { checkShape } from "./shape.js";
/** Registers the next revision of a family, even when it equals the one before; a refusal consumes no number. */
export function registerTaskDefinition(input, context) {
    if (input.tags?.length === 0)
        throw clientError('Tags can not be empty.');
    const tags = checkedTags(input.tags, clientError);
    checkShape(input);
    const draft = draftOf(input);
    checkDraft(draft);
    const family = familyNamed(draft.family, context.state);
    const view = revisionOf(draft, family.lastRevision + 1, context);
    family.lastRevision += 1;
    family.revisions.set(family.lastRevision, { view, tags });
    return { taskDefinition: view, ...(input.tags ? { tags } : {}) };
}
function familyNamed(name, { taskDefinitions }) {
    const family = taskDefinitions.get(name) ?? { name, revisions: new Map(), lastRevision: 0 };
    taskDefinitions.set(name, family);
    return family;
}
function revisionOf(draft, revision, context) {
    const { random, nowSeconds } = context.world;
    const attributes = requiredAttributes(draft).map((name) => ({ name }));
    const requiresAttributes = attributes.length > 0 ? { requiresAttributes: shuffled(attributes, random) } : {};
    return {
        ...draft,
        containerDefinitions: draft.containerDefinitions.map((container) => ({
            ...container,
            portMappings: shuffled(container.portMappings, random),
            volumesFrom: shuffled(container.volumesFrom, random),
        })),
        volumes: [...draft.volumes],
        ...requiresAttributes,
        compatibilities: shuffled(compatibilitiesOf(draft), random),
        taskDefinitionArn: arn(context, `task-definition/${draft.family}:${revision}`),
        revision,
        status: 'ACTIVE',
        registeredAt: nowSeconds,
        registeredBy: context.caller,
    };
}
