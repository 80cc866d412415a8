import { groupBy } from '../../lib/group-by.ts';
import { visible } from '../../lib/visible.ts';
import { type Failure, failureClass, failureOf, failureTable } from '../../model/failure.ts';
import type { Step } from '../../model/plan.ts';
import { kindOf } from '../../model/resource.ts';
import { exitCode, exitCodeOf } from '../exit-code.ts';
import { type Finding, ok, skipped } from '../finding.ts';
import { counted } from '../print/words.ts';
import type { Report } from '../shell.ts';
import type { Around } from './around.ts';

const allowing = '`evenkeel iam` prints the policy that evenkeel needs, writes included, which are not tried here.';

/** Every read that a plan of these manifests makes is allowed, and the look at past deployments, which not every plan needs. */
export async function permissions({ ping, plan, history }: Around): Promise<Finding> {
  const { caller } = await ping();
  if (!caller) return skipped('AWS could not be asked');
  const report = await plan();
  const kinds = groupBy(report.plan.steps, ({ kind }) => kind.name);
  if (kinds.size === 0) return skipped('there is nothing to read');
  const [first, ...others] = told([...unreadIn(report), ...(await pastsUnread([...kinds.values()], history))]);
  if (first) return refused([first, ...others]);
  return ok(`${counted(kinds.size, 'kind')} can be read; writes are not tried, \`evenkeel iam\` prints what they need`);
}

interface Refusal {
  readonly failure: Failure;
  /** What is not known because of it. */
  readonly subject: string;
}

function unreadIn({ plan }: Report): Refusal[] {
  const unread = plan.steps.flatMap(({ change, observed }) =>
    change.op === 'none' && !observed && change.held ? [{ failure: change.held, subject: kindOf(change.id) }] : [],
  );
  return plan.unseen ? [...unread, { failure: plan.unseen, subject: 'what evenkeel owns' }] : unread;
}

/** One resource of each kind stands for all. */
async function pastsUnread(kinds: readonly (readonly Step[])[], history: Around['history']): Promise<Refusal[]> {
  const present = kinds.flatMap((steps) => steps.find(({ observed }) => observed) ?? []);
  const refusals = present.map(async (step): Promise<Refusal[]> => {
    const failure = await history(step).then(() => undefined, failureOf);
    return failure ? [{ failure, subject: `deployments of ${step.kind.name}` }] : [];
  });
  return (await Promise.all(refusals)).flat();
}

/** Each refusal once; that a manifest has errors, or that something waits, is no refusal. */
function told(refusals: readonly Refusal[]): Refusal[] {
  const met = refusals.filter(({ failure }) => ['denied', 'transient', 'bug'].includes(failureClass(failure)));
  return [...groupBy(met, ({ failure }) => failure.message).values()].flatMap((group) => {
    const subject = [...new Set(group.map((refusal) => refusal.subject))].join(', ');
    return group.slice(0, 1).map(({ failure }) => ({ failure, subject }));
  });
}

function refused(refusals: readonly [Refusal, ...Refusal[]]): Finding {
  const details = refusals.map(
    ({ failure, subject }) => `${actionOf(failure)}, for ${subject}: ${visible(failure.message)}`,
  );
  const isDenied = refusals.some(({ failure }) => failureClass(failure) === 'denied');
  const [{ failure }] = refusals;
  const { sentence, remedy } = failureTable[failure.reason];
  return isDenied
    ? { verdict: 'failed', message: 'not everything may be read', details, remedy: allowing, code: exitCode.denied }
    : { verdict: 'failed', message: sentence, details, remedy, code: exitCodeOf(failure) };
}

/** `ecs:DescribeServices`, or the call where AWS does not name the action. */
function actionOf({ message }: Failure): string {
  const [, action] = /perform: ([\w-]+:\w+)/.exec(message) ?? [];
  return visible(action ?? message.split(':')[0] ?? '');
}
