import type { RegisterTaskDefinitionRequest, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { arn } from '../names.ts';
import { clientError } from '../refusal.ts';
import { shuffled } from '../shuffled.ts';
import type { EcsState } from '../state.ts';
import { checkedTags } from '../tag-rules.ts';
import { requiredAttributes } from './attributes.ts';
import { checkDraft } from './check.ts';
import { type Draft, draftOf } from './draft.ts';
import { compatibilitiesOf } from './rules/compatibility.ts';
import { checkShape } from './shape.ts';
import type { StoredFamily } from './stored.ts';

type Ecs = Context<EcsState>;

/** Registers the next revision of a family, even when it equals the one before; a refusal consumes no number. */
export function registerTaskDefinition(input: Wire<RegisterTaskDefinitionRequest>, context: Ecs) {
  if (input.tags?.length === 0) throw clientError('Tags can not be empty.');
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

function familyNamed(name: string, { taskDefinitions }: EcsState): StoredFamily {
  const family = taskDefinitions.get(name) ?? { name, revisions: new Map(), lastRevision: 0 };
  taskDefinitions.set(name, family);
  return family;
}

function revisionOf(draft: Draft, revision: number, context: Ecs): Wire<TaskDefinition> {
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
