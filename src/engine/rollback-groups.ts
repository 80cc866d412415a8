import { groupBy } from '../lib/group-by.ts';
import type { Deployment } from '../model/deployment.ts';
import type { Failure } from '../model/failure.ts';
import { ownershipTags } from '../model/ownership.ts';
import type { Step } from '../model/plan.ts';
import type { Observed } from '../model/provider.ts';
import type { ResourceId } from '../model/resource.ts';

/*
 * a member of the group     another member              differs from Git   → the member
 * whose content failed      any                         any                → as without a group
 * any other                 failed, of another commit   any                → as without a group
 * any other                 failed, of the same commit  no                 → goes back
 * any other                 failed, of the same commit  in what rolls      → is held
 */

/** What AWS has of everything that was looked at. */
export type Live = ReadonlyMap<ResourceId, Observed>;

/**
 * Lets the members of a `policy.rollbackGroup` go back together: when the deployment of one failed, those that changed with the
 * same commit return to what they ran before, and stay there until the manifests change.
 */
export function rollBackGroups(steps: readonly Step[], live: Live): Step[] {
  const groups = groupBy(
    steps.filter(({ policy }) => policy.rollbackGroup !== undefined),
    ({ policy }) => policy.rollbackGroup,
  );
  return steps.map((step) => {
    const members = step.policy.rollbackGroup === undefined ? [] : (groups.get(step.policy.rollbackGroup) ?? []);
    const failed = members.find((member) => member !== step && failedWith(member, step, live));
    return failed && !hasFailed(step) ? sentBack(step, failed) : step;
  });
}

function failedWith(member: Step, step: Step, live: Live): boolean {
  const commits = commitsOf(step, live);
  return hasFailed(member) && commitsOf(member, live).some((commit) => commits.includes(commit));
}

function hasFailed({ own }: Step): boolean {
  return own?.state === 'rolledBack' || own?.state === 'failed';
}

/** The commits that brought what a resource is made of. */
function commitsOf({ change }: Step, live: Live): string[] {
  return change.after.flatMap((id) => live.get(id)?.tags[ownershipTags.commit] ?? []);
}

function sentBack(step: Step, failed: Step): Step {
  const { change, own } = step;
  const failure: Failure = {
    reason: 'RolledBack',
    message: `it goes with its rollback group: ${failed.change.id} ${textOf(failed.own)}`,
  };
  if (change.held) return step;
  if (change.fields.some(({ rolls }) => rolls)) return { ...step, change: { ...change, held: failure } };
  // What was never deployed has nothing to go back from.
  if (!own || change.op !== 'none') return step;
  return { ...step, change: { ...change, op: 'rollback', withheld: { fields: [], failure } } };
}

function textOf(own: Deployment | undefined): string {
  const what = own?.state === 'rolledBack' ? 'was rolled back' : 'failed';
  return own?.reason ? `${what}: ${own.reason}` : what;
}
