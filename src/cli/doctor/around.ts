import type { Deployment } from '../../model/deployment.ts';
import type { Step } from '../../model/plan.ts';
import type { Ping } from '../../model/ports.ts';
import type { Checked, Report, Shell } from '../shell.ts';

/** What checks look at. What they share is asked for once, when the first of them wants it. */
export interface Around {
  readonly shell: Shell;
  readonly paths: readonly string[];
  /** The manifests, without AWS. */
  readonly checked: () => Promise<Checked>;
  readonly ping: () => Promise<Ping>;
  /** A plan: every read that a pass makes, and no write. Throws FailureError. */
  readonly plan: () => Promise<Report>;
  /** The deployments of what a plan has looked at; none of what is not deployed. Throws FailureError. */
  readonly history: (step: Step) => Promise<readonly Deployment[]>;
}

/** Opens what checks look at; nothing is read or called yet. */
export async function aroundOf(shell: Shell, paths: readonly string[]): Promise<Around> {
  const { runtime } = await shell.openRuntime({ paths });
  return {
    shell,
    paths,
    checked: once(() => runtime.check()),
    ping: once(() => runtime.ping()),
    plan: once(() => runtime.plan()),
    history: runtime.rollouts.history,
  };
}

function once<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}
