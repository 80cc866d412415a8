import {
  DeregisterTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionRequest,
} from '@aws-sdk/client-ecs';
import type { Access } from '../../../aws/cloud.ts';
import { ecsTags, retagEcs } from '../../../aws/ecs-tags.ts';
import { ownershipTags } from '../../../model/ownership.ts';
import type { Amendment, Desired, Observed, Provider, Target } from '../../../model/provider.ts';
import type { Attributes } from '../../../model/resource.ts';
import { activeRevisions } from './active-revisions.ts';
import { findRevision, type Registered } from './find-revision.ts';

type Spec = RegisterTaskDefinitionRequest;

/** The AWS calls of task definitions. */
export function taskDefinitionProvider({ clients: { ecs }, clock }: Access): Provider<Spec> {
  /** What this run registered: lists and the tag index take a while to show it. */
  const registered = new Map<string, Registered>();
  return { observe, create, update, remove };

  async function observe(targets: readonly Target<Spec>[]): Promise<Map<string, Observed>> {
    const active = await activeRevisions(ecs, targets);
    const found = await Promise.all(
      targets.map((target) =>
        findRevision(
          { ecs, clock, active: active.get(target.key) ?? [], registered: registered.get(target.key) },
          target,
        ),
      ),
    );
    return new Map(found.flatMap((observed) => (observed ? [[observed.key, observed]] : [])));
  }

  async function create({ given, spec, tags, key, hash }: Desired<Spec>): Promise<Attributes> {
    const sizes = { ...(spec.cpu ? { cpu: spec.cpu } : {}), ...(spec.memory ? { memory: spec.memory } : {}) };
    const command = new RegisterTaskDefinitionCommand({ ...given, ...sizes, tags: ecsTags(tags) });
    const arn = (await ecs.send(command)).taskDefinition?.taskDefinitionArn ?? '';
    registered.set(key, { arn, hash, tags, atMs: clock.now() });
    return { arn, name: key, family: key };
  }

  function update({ observed, tags }: Amendment<Spec>): Promise<void> {
    return retagEcs(ecs, observed.attributes.arn, tags);
  }

  async function remove({ facts, key }: Observed): Promise<void> {
    registered.delete(key);
    const ours = (Array.isArray(facts.ownRevisions) ? facts.ownRevisions : []).map(String);
    for (const taskDefinition of ours) {
      await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
      // An inactive revision stays for ever; without its tags the index no longer offers it.
      await retagEcs(ecs, taskDefinition, { set: {}, remove: Object.values(ownershipTags) });
    }
  }
}
