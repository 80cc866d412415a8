import { DescribeTaskDefinitionCommand, type ECSClient } from '@aws-sdk/client-ecs';
import { absentAsUndefined } from '../../../../aws/absent.ts';
import type { Sender } from '../../../../aws/clients.ts';
import { fromEcsTags } from '../../../../aws/ecs-tags.ts';
import { ownershipTags } from '../../../../model/ownership.ts';
import type { Desired } from '../../../../model/provider.ts';
import { revisionOf } from '../revisions.ts';

/** A gap may also be what somebody deregistered long ago. */
const mostReads = 3;

/**
 * The revision of the same content that a second controller registered a moment before this one; undefined when there is none.
 * It can only stand between the newest revision that was seen and the one just registered. Throws FailureError.
 */
export async function findTwin(
  ecs: Sender<ECSClient>,
  { hash, tags }: Pick<Desired, 'hash' | 'tags'>,
  { arn, newestSeen }: { arn: string; newestSeen: number },
): Promise<string | undefined> {
  const own = revisionOf(arn);
  const family = arn.slice(0, arn.lastIndexOf(':'));
  for (let revision = Math.max(newestSeen + 1, own - mostReads); revision < own; revision++) {
    const command = new DescribeTaskDefinitionCommand({ taskDefinition: `${family}:${revision}`, include: ['TAGS'] });
    const found = await absentAsUndefined(ecs.send(command), 'ClientException');
    const live = fromEcsTags(found?.tags);
    const isTwin = live[ownershipTags.hash] === hash && live[ownershipTags.owner] === tags[ownershipTags.owner];
    if (isTwin && found?.taskDefinition?.status === 'ACTIVE') return found.taskDefinition.taskDefinitionArn;
  }
  return undefined;
}
