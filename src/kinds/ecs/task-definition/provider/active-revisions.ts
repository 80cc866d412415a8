import {
  type ECSClient,
  ListTaskDefinitionFamiliesCommand,
  ListTaskDefinitionsCommand,
  type ListTaskDefinitionsResponse,
} from '@aws-sdk/client-ecs';
import type { Sender } from '../../../../aws/clients.ts';
import { allPages } from '../../../../aws/pages.ts';
import { nextToken } from '../../../../aws/tag-index.ts';
import { groupBy } from '../../../../lib/group-by.ts';
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
  const all = families.size > fewFamilies ? await listAccount(ecs, families.size) : undefined;
  if (all) return newestFirst(all.filter((arn) => families.has(familyOf(arn))));
  const lists = await Promise.all([...families].map((family) => listFamily(ecs, family)));
  return new Map([...families].map((family, index) => [family, lists[index] ?? []]));
}

/** The names of all families that have an active revision. Throws FailureError. */
export async function listFamilies(ecs: Sender<ECSClient>): Promise<string[]> {
  return allPages(async (token) => {
    const command = new ListTaskDefinitionFamiliesCommand({ status: 'ACTIVE', maxResults: 100, nextToken: token });
    const { families, nextToken } = await ecs.send(command);
    return { items: families, token: nextToken };
  });
}

/** The account's active revisions; undefined when they are on more pages than that. */
async function listAccount(ecs: Sender<ECSClient>, mostPages: number): Promise<string[] | undefined> {
  const arns: string[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  for (let pages = 0; pages < mostPages; pages++) {
    const answer: ListTaskDefinitionsResponse = await ecs.send(
      new ListTaskDefinitionsCommand({ status: 'ACTIVE', sort: 'DESC', maxResults: 100, nextToken: token }),
    );
    arns.push(...(answer.taskDefinitionArns ?? []));
    token = nextToken(answer.nextToken, seen);
    if (!token) return arns;
  }
  return undefined;
}

function newestFirst(arns: readonly string[]): Map<ResourceKey, string[]> {
  const sorted = [...arns].sort((left, right) => revisionOf(right) - revisionOf(left));
  return groupBy(sorted, familyOf);
}

function familyOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1).split(':')[0] ?? '';
}

async function listFamily(ecs: Sender<ECSClient>, familyPrefix: string): Promise<string[]> {
  const command = new ListTaskDefinitionsCommand({ familyPrefix, status: 'ACTIVE', sort: 'DESC', maxResults: 100 });
  const { taskDefinitionArns = [] } = await ecs.send(command);
  return taskDefinitionArns;
}
