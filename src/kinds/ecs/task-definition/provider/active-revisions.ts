import { type ECSClient, ListTaskDefinitionsCommand, type ListTaskDefinitionsResponse } from '@aws-sdk/client-ecs';
import type { Sender } from '../../../../aws/clients.ts';
import { nextToken } from '../../../../aws/tag-index.ts';
import type { Target } from '../../../../model/provider.ts';
import type { ResourceKey } from '../../../../model/resource.ts';
import { revisionOf } from '../revisions.ts';

/** Below this, one call per family beats a listing of the whole account. */
const fewFamilies = 10;

/** The ARNs of the active revisions of each target's family, newest first. Throws FailureError. */
export async function activeRevisions(
  ecs: Sender<ECSClient>,
  targets: readonly Pick<Target, 'key'>[],
): Promise<Map<ResourceKey, string[]>> {
  const families = new Set(targets.map(({ key }) => key));
  const byFamily = new Map<ResourceKey, string[]>();
  const isComplete = families.size > fewFamilies && (await listAccount(ecs, families, byFamily));
  if (isComplete) return byFamily;
  await Promise.all([...families].map(async (family) => byFamily.set(family, await listFamily(ecs, family))));
  return byFamily;
}

/** Lists the account's active revisions; false when that takes more pages than there are families. */
async function listAccount(
  ecs: Sender<ECSClient>,
  families: ReadonlySet<string>,
  byFamily: Map<ResourceKey, string[]>,
): Promise<boolean> {
  const seen = new Set<string>();
  let token: string | undefined;
  for (let pages = 0; pages < families.size; pages++) {
    const answer: ListTaskDefinitionsResponse = await ecs.send(
      new ListTaskDefinitionsCommand({ status: 'ACTIVE', sort: 'DESC', maxResults: 100, nextToken: token }),
    );
    for (const arn of answer.taskDefinitionArns ?? []) addTo(byFamily, families, arn);
    token = nextToken(answer.nextToken, seen);
    if (!token) return true;
  }
  byFamily.clear();
  return false;
}

function addTo(byFamily: Map<ResourceKey, string[]>, families: ReadonlySet<string>, arn: string): void {
  const family = arn.slice(arn.lastIndexOf('/') + 1).split(':')[0] ?? '';
  if (!families.has(family)) return;
  const list = byFamily.get(family) ?? [];
  byFamily.set(
    family,
    [...list, arn].sort((left, right) => revisionOf(right) - revisionOf(left)),
  );
}

async function listFamily(ecs: Sender<ECSClient>, familyPrefix: string): Promise<string[]> {
  const command = new ListTaskDefinitionsCommand({ familyPrefix, status: 'ACTIVE', sort: 'DESC', maxResults: 100 });
  const { taskDefinitionArns = [] } = await ecs.send(command);
  return taskDefinitionArns;
}
