import type { Failure } from '../model/failure.ts';
import type { PassPolicy } from '../model/pass.ts';
import type { Plan, Step } from '../model/plan.ts';
import { pauseRule } from './pauses.ts';

/** What a gate may look at besides the step. */
interface Around {
  readonly plan: Plan;
  readonly policy: PassPolicy;
  /** How many resources the plan would prune. */
  readonly pruned: number;
  readonly pause: ReturnType<typeof pauseRule>;
}

/** One reason not to take a step now. */
type Gate = (step: Step, around: Around) => Failure | undefined;

/** In the order in which an operator wants to hear of them: the first reason is the one shown. */
const gates: readonly Gate[] = [
  suspended,
  paused,
  needsAdoptionConsent,
  sourceIsNotWhole,
  pruneIsOff,
  isRetained,
  takesTraffic,
  exceedsPruneLimit,
  isQuarantined,
  needsReplaceConsent,
  isBackingOff,
  isContested,
];

/** Marks the steps that must not be taken now with the reason. */
export function gate(plan: Plan, policy: PassPolicy): Plan {
  const pruned = plan.steps.filter((step) => step.change.op === 'prune' && step.policy.deletion !== 'retain').length;
  const around = { plan, policy, pruned, pause: pauseRule(plan, policy) };
  return { ...plan, steps: plan.steps.map((step) => passGates(step, around)) };
}

function passGates(step: Step, around: Around): Step {
  if (step.change.op === 'none' || step.change.held) return step;
  let open = step;
  for (const check of gates) {
    const held = check(open, around);
    const rest = held && check === isQuarantined ? withoutRolling(open, held) : undefined;
    if (held && !rest) return { ...open, change: { ...open.change, held } };
    open = rest ?? open;
  }
  return open;
}

/** What does not start a deployment goes on: a service can be scaled although its new revision is held. */
function withoutRolling(step: Step, failure: Failure): Step | undefined {
  const { forecast: _none, ...change } = step.change;
  const fields = change.fields.filter(({ rolls }) => rolls);
  const others = change.fields.filter(({ rolls }) => !rolls);
  if (others.length === 0 || others.some(({ mode }) => mode !== 'update')) return undefined;
  return { ...step, change: { ...change, fields: others, withheld: { fields, failure } } };
}

function suspended({ policy, change }: Step): Failure | undefined {
  return policy.suspend ? { reason: 'Suspended', message: `policy.suspend is set on ${change.id}` } : undefined;
}

function paused(step: Step, { pause }: Around): Failure | undefined {
  return pause(step);
}

function needsAdoptionConsent({ change, policy }: Step): Failure | undefined {
  if (change.op !== 'adopt' || policy.adopt) return undefined;
  return { reason: 'AdoptionNeedsConsent', message: `${change.id} exists on AWS without an owner` };
}

function sourceIsNotWhole({ change }: Step, { plan }: Around): Failure | undefined {
  if (change.op !== 'prune' || plan.whole) return undefined;
  return { reason: 'PruneUnsafe', message: 'the source has errors or is empty, so absence from it proves nothing' };
}

function pruneIsOff({ change }: Step, { policy }: Around): Failure | undefined {
  if (change.op !== 'prune' || policy.prune) return undefined;
  return { reason: 'PruneDisabled', message: `${change.id} is no longer in the source` };
}

function isRetained({ change, policy }: Step): Failure | undefined {
  if (change.op !== 'prune' || policy.deletion !== 'retain') return undefined;
  return { reason: 'Retained', message: `${change.id} is kept by policy.deletion: retain` };
}

function takesTraffic({ change, kind, observed, policy }: Step): Failure | undefined {
  const removes = change.op === 'prune' || change.op === 'replace';
  return removes && observed && policy.deletion !== 'delete' ? kind.guard?.(observed) : undefined;
}

function exceedsPruneLimit({ change }: Step, { plan, policy, pruned }: Around): Failure | undefined {
  if (change.op !== 'prune' || policy.pruneConfirmed) return undefined;
  const limit = Math.max(1, Math.floor(plan.owned / 10));
  if (pruned <= limit) return undefined;
  const message = `${pruned} of ${plan.owned} resources would be pruned; the limit for one pass is ${limit}`;
  return { reason: 'PruneLimit', message };
}

/** ECS has tried this exact content and gone back from it; whoever deployed something else since has not mended it. */
function isQuarantined({ change, own }: Step, { policy }: Around): Failure | undefined {
  if (own?.state !== 'rolledBack' || !change.fields.some(({ rolls }) => rolls)) return undefined;
  if (policy.retried?.has(change.id)) return undefined;
  const because = own.reason ? `: ${own.reason}` : '';
  return { reason: 'RolledBack', message: `ECS rolled ${own.target} back${because}` };
}

function needsReplaceConsent({ change, policy }: Step): Failure | undefined {
  if (change.op !== 'replace' || policy.replace === 'allow') return undefined;
  const fields = change.fields.filter(({ mode }) => mode === 'replace').map(({ path }) => path.join('.'));
  return { reason: 'ReplaceNeedsConsent', message: `${fields.join(', ')} cannot be changed in place` };
}

function isBackingOff({ change }: Step, { policy }: Around): Failure | undefined {
  return policy.backingOff.get(change.id);
}

/** A change that the author makes now is not what somebody keeps undoing. */
function isContested({ change }: Step, { policy }: Around): Failure | undefined {
  return change.isDrift ? policy.contested?.get(change.id) : undefined;
}
