import type { Report } from '../engine/report.ts';
import { groupBy } from '../lib/group-by.ts';
import type { Failure } from '../model/failure.ts';
import { ownershipOf } from '../model/ownership.ts';
import type { Step } from '../model/plan.ts';
import type { Indexed, Tags } from '../model/provider.ts';
import type { ResourceId } from '../model/resource.ts';
import { readSuspension, type Suspension } from '../model/suspension.ts';

/** What became of one resource that was to be suspended or resumed. */
export interface Marked {
  readonly id: ResourceId;
  /** `absent`: not on AWS, so that nothing can carry the mark; `foreign`: not ours, and not touched. */
  readonly result: 'done' | 'absent' | 'foreign' | 'failed';
  /** The mark that was seen on it before. */
  readonly before?: Suspension;
  /** Its manifest suspends it as well, which no mark changes. */
  readonly byManifest: boolean;
  readonly failure?: Failure;
}

/** What became of a request to suspend or resume. */
export interface Marking {
  readonly resources: readonly Marked[];
  /** Resources that were named and do not exist; then nothing was done. */
  readonly unknown: readonly ResourceId[];
  /** Every resource that could have been named. */
  readonly known: readonly ResourceId[];
}

/** What marks are set or removed with. */
export interface MarkRequest {
  readonly report: Report;
  /** What the index shows of resources whose manifests have errors, which a pass does not look at. */
  readonly rejected: readonly Indexed[];
  readonly owner: string;
  /** Everything that is ours when left out. */
  readonly targets?: readonly ResourceId[];
  readonly change: (arns: readonly string[]) => Promise<ReadonlyMap<string, Failure>>;
}

interface Candidate extends Marked {
  /** Where the mark is set; none where nothing can carry it. */
  readonly arns: readonly string[];
}

/** Changes the marks of the resources named, or of everything that is ours. */
export async function markResources({ report, rejected, owner, targets, change }: MarkRequest): Promise<Marking> {
  const candidates = [
    ...report.plan.steps.map((step) => candidateOf(step, owner)),
    ...[...groupBy(rejected, ({ tags }) => ownershipOf(tags).resource)].flatMap(([id, entries]) =>
      id === undefined ? [] : [indexedCandidate(id, entries)],
    ),
  ];
  const known = candidates.map(({ id }) => id);
  const unknown = targets?.filter((id) => !known.includes(id)) ?? [];
  if (unknown.length > 0) return { resources: [], unknown, known };
  const chosen = candidates.filter(({ id, result }) => targets?.includes(id) ?? result !== 'foreign');
  const failures = await change(chosen.flatMap(({ arns }) => arns));
  return { resources: chosen.map((candidate) => outcomeOf(candidate, failures)), unknown, known };
}

function candidateOf({ change, observed, policy }: Step, owner: string): Candidate {
  const { id, op, held } = change;
  const base = { id, byManifest: policy.suspend === true, arns: [] };
  if (!observed || observed.leaving) {
    return op === 'none' && held && !observed
      ? { ...base, result: 'failed', failure: held }
      : { ...base, result: 'absent' };
  }
  if (ownershipOf(observed.tags).owner !== owner) return { ...base, result: 'foreign' };
  const { arn } = observed.attributes;
  return { ...base, result: 'done', arns: arn === undefined ? [] : [arn], ...seenOn(observed.tags) };
}

function indexedCandidate(id: ResourceId, entries: readonly Indexed[]): Candidate {
  const marked = entries.map(({ tags }) => seenOn(tags)).find(({ before }) => before);
  return { id, byManifest: false, result: 'done', arns: entries.map(({ arn }) => arn), ...marked };
}

function seenOn(tags: Tags): Pick<Marked, 'before'> {
  const before = readSuspension(tags);
  return before ? { before } : {};
}

function outcomeOf({ arns, ...marked }: Candidate, failures: ReadonlyMap<string, Failure>): Marked {
  const failure = arns.map((arn) => failures.get(arn)).find(Boolean);
  return failure ? { ...marked, result: 'failed', failure } : marked;
}
