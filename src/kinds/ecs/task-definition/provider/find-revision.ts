import {
  DescribeTaskDefinitionCommand,
  type ECSClient,
  ListTagsForResourceCommand,
  type RegisterTaskDefinitionRequest,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import { absentAsUndefined } from '../../../../aws/absent.ts';
import type { Sender } from '../../../../aws/clients.ts';
import { fromEcsTags } from '../../../../aws/ecs-tags.ts';
import { liveTags } from '../../../../aws/live-tags.ts';
import type { Clock } from '../../../../lib/clock.ts';
import type { JsonObject } from '../../../../lib/json.ts';
import { ownershipTags } from '../../../../model/ownership.ts';
import type { Desired, Observed, Tags, Target } from '../../../../model/provider.ts';
import { revisionOf } from '../revisions.ts';

/** A revision that this run registered. */
export interface Registered {
  readonly arn: string;
  readonly hash: string;
  readonly tags: Tags;
  readonly atMs: number;
}

interface Family {
  readonly ecs: Sender<ECSClient>;
  readonly clock: Clock;
  /** Newest first. */
  readonly active: readonly string[];
  readonly registered: Registered | undefined;
}

interface Revision {
  readonly arn: string;
  readonly tags: Tags;
  readonly definition: TaskDefinition;
}

/** How long lists may take to show a new revision. */
const listLagMs = 60_000;
/** How many revisions are read in search of one that says the same. */
const mostReads = 5;

/**
 * The active revision that says what the target wants, or else the newest one; undefined when the family has none.
 * The content hash in the tags answers without reading a revision; without it the newest ones are read and compared.
 * While one of ours is active, revisions that somebody else registered do not count.
 */
export async function findRevision(
  family: Family,
  target: Target<RegisterTaskDefinitionRequest>,
): Promise<Observed | undefined> {
  const known = matchByHash(family, target);
  if (known) return observedByHash(known, target, family);
  const chosen = await matchByContent(family, target);
  return chosen && observedRevision(chosen, target, family);
}

/** The active revision that the target asks for by `family:revision`; undefined when AWS has none. Throws FailureError. */
export async function theRevision(
  family: Family,
  target: Target<RegisterTaskDefinitionRequest>,
): Promise<Observed | undefined> {
  const reading = readRevision(family.ecs, target.exactly ?? target.key);
  const revision = await absentAsUndefined(reading, 'ClientException');
  return revision && observedRevision(revision, target, family);
}

function matchByHash(
  { active, registered, clock }: Family,
  { desired, indexed }: Target<RegisterTaskDefinitionRequest>,
): { arn: string; tags: Tags } | undefined {
  if (!desired) return undefined;
  const isRecent =
    registered?.hash === desired.hash && (active.includes(registered.arn) || clock.now() - registered.atMs < listLagMs);
  const matches = indexed.filter(({ arn, tags }) => tags[ownershipTags.hash] === desired.hash && active.includes(arn));
  const isIndexed = matches.some(({ arn }) => arn === registered?.arn);
  // Two controllers may each have registered the content: the newest revision is the one that both agree on.
  const candidates = isRecent && !isIndexed ? [...matches, registered] : matches;
  return candidates.sort((left, right) => revisionOf(right.arn) - revisionOf(left.arn))[0];
}

async function matchByContent(
  { ecs, active }: Family,
  { desired, same, indexed }: Target<RegisterTaskDefinitionRequest>,
): Promise<Revision | undefined> {
  const own = active.filter((arn) => indexed.some((entry) => entry.arn === arn));
  const owner = (desired ?? indexed[0])?.tags[ownershipTags.owner];
  const isOurs = ({ tags }: Revision) => tags[ownershipTags.owner] === owner;
  const counts = (revision: Revision) => own.length === 0 || isOurs(revision);
  const read: Revision[] = [];
  for (const arn of new Set([...active.slice(0, readsFor(desired, own)), ...own.slice(0, 1)])) {
    const revision = await readRevision(ecs, arn);
    if (!revision || !counts(revision)) continue;
    if (same?.(revision.definition as JsonObject)) return revision;
    read.push(revision);
  }
  return read.find(isOurs) ?? read[0];
}

/** Before the first adoption, nothing but the content tells which of the revisions is meant, and it may be an old one. */
function readsFor(desired: Pick<Desired, 'policy'> | undefined, own: readonly string[]): number {
  if (!desired) return 1;
  return desired.policy.adopt && own.length === 0 ? Number.POSITIVE_INFINITY : mostReads;
}

async function readRevision(ecs: Sender<ECSClient>, arn: string): Promise<Revision | undefined> {
  const command = new DescribeTaskDefinitionCommand({ taskDefinition: arn, include: ['TAGS'] });
  const { taskDefinition, tags } = await ecs.send(command);
  if (taskDefinition?.status !== 'ACTIVE') return undefined;
  return { arn: taskDefinition.taskDefinitionArn ?? arn, tags: fromEcsTags(tags), definition: taskDefinition };
}

async function observedByHash(
  revision: { arn: string; tags: Tags },
  target: Target<RegisterTaskDefinitionRequest>,
  family: Family,
): Promise<Observed> {
  const { key, desired, indexed } = target;
  const tags = await liveTags({ desired, indexed: [revision] }, () => readTags(family.ecs, revision.arn));
  const spec = (desired?.spec ?? {}) as JsonObject;
  return { key, spec, tags, ...identity(revision.arn, key), facts: facts(revision.arn, indexed, family) };
}

async function readTags(ecs: Sender<ECSClient>, resourceArn: string): Promise<Tags> {
  const { tags } = await ecs.send(new ListTagsForResourceCommand({ resourceArn }));
  return fromEcsTags(tags);
}

function observedRevision(
  { arn, tags, definition }: Revision,
  { key, indexed }: Target<RegisterTaskDefinitionRequest>,
  family: Family,
): Observed {
  return {
    key,
    spec: definition as JsonObject,
    tags,
    ...identity(arn, key),
    facts: facts(arn, indexed, family, tags[ownershipTags.owner] === undefined ? [] : [arn]),
  };
}

function identity(arn: string, family: string): Pick<Observed, 'attributes'> {
  return { attributes: { arn, name: family, family } };
}

function facts(arn: string, indexed: Target['indexed'], { active }: Family, more: readonly string[] = []): JsonObject {
  const own = indexed.map((entry) => entry.arn).filter((entry) => active.includes(entry));
  return { revision: revisionOf(arn), activeRevisions: active.length, ownRevisions: [...new Set([...own, ...more])] };
}
