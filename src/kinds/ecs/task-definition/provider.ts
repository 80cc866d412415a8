import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionRequest,
} from '@aws-sdk/client-ecs';
import type { Access } from '../../../aws/cloud.ts';
import { ecsTags, retagEcs } from '../../../aws/ecs-tags.ts';
import type { JsonObject } from '../../../lib/json.ts';
import { ownershipTags } from '../../../model/ownership.ts';
import type { Amendment, Desired, Observed, Provider, Target } from '../../../model/provider.ts';
import type { Attributes } from '../../../model/resource.ts';
import { activeRevisions, listFamilies } from './provider/active-revisions.ts';
import { findRevision, type Registered, theRevision } from './provider/find-revision.ts';
import { findTwin } from './provider/twin.ts';
import { revisionOf } from './revisions.ts';

type Spec = RegisterTaskDefinitionRequest;

/** The AWS calls of task definitions. */
export function taskDefinitionProvider({ clients, clock }: Access): Provider<Spec> {
  const ecs = clients.sender('ecs', ECSClient);
  /** What this run registered: lists and the tag index take a while to show it. */
  const registered = new Map<string, Registered>();
  /** The number of each family's newest revision when it was last looked at. */
  const newest = new Map<string, number>();
  const logs = async () => (await import('./provider/logs.ts')).familyLogs(clients);
  return { observe, list: () => listFamilies(ecs), create, update, remove, read, logs };

  async function observe(targets: readonly Target<Spec>[]): Promise<Map<string, Observed>> {
    const active = await activeRevisions(
      ecs,
      targets.filter(({ exactly }) => exactly === undefined),
    );
    for (const [family, [arn]] of active) newest.set(family, arn === undefined ? 0 : revisionOf(arn));
    const found = await Promise.all(
      targets.map((target) => {
        const family = { ecs, clock, active: active.get(target.key) ?? [], registered: registered.get(target.key) };
        return target.exactly === undefined ? findRevision(family, target) : theRevision(family, target);
      }),
    );
    return new Map(found.flatMap((observed) => (observed ? [[observed.key, observed]] : [])));
  }

  async function create(desired: Desired<Spec>): Promise<Attributes> {
    const { given, spec, tags, key, hash } = desired;
    const sizes = { ...(spec.cpu ? { cpu: spec.cpu } : {}), ...(spec.memory ? { memory: spec.memory } : {}) };
    const command = new RegisterTaskDefinitionCommand({ ...given, ...sizes, tags: ecsTags(tags) });
    const own = (await ecs.send(command)).taskDefinition?.taskDefinitionArn ?? '';
    const twin = await findTwin(ecs, { hash, tags }, { arn: own, newestSeen: newest.get(key) ?? 0 });
    // Two controllers that saw the same commit: the earlier revision is the one that both deploy.
    if (twin) await deregister([own]);
    const arn = twin ?? own;
    registered.set(key, { arn, hash, tags, atMs: clock.now() });
    return { arn, name: key, family: key };
  }

  async function update({ observed, surplus, tags }: Amendment<Spec>): Promise<Attributes> {
    await retagEcs(ecs, observed.attributes.arn, tags);
    await deregister(surplus.revisions?.gone ?? []);
    return {};
  }

  async function remove({ facts, key }: Observed): Promise<void> {
    registered.delete(key);
    await deregister((Array.isArray(facts.ownRevisions) ? facts.ownRevisions : []).map(String));
  }

  async function read(arn: string): Promise<JsonObject> {
    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }));
    return taskDefinition as JsonObject;
  }

  async function deregister(revisions: readonly string[]): Promise<void> {
    for (const taskDefinition of revisions) {
      await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
      // An inactive revision stays for ever; without its tags the index no longer offers it.
      await retagEcs(ecs, taskDefinition, { set: {}, remove: Object.values(ownershipTags) });
    }
  }
}
