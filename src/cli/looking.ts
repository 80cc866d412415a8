import { nearest } from '../lib/nearest.ts';
import { visible } from '../lib/visible.ts';
import type { Step } from '../model/plan.ts';
import type { ResourceId } from '../model/resource.ts';
import type { ResourceStatus } from '../model/status.ts';
import { exitCode } from './exit-code.ts';
import { pathsOr } from './planning.ts';
import { durationText } from './print/duration.ts';
import type { Complaint } from './print/failure.ts';
import { counted } from './print/words.ts';
import { say } from './run-command.ts';
import type { Report, Shell, Workspace } from './shell.ts';

/** One resource as it is now. */
export interface Sight {
  readonly status: ResourceStatus;
  readonly step: Step;
}

/** Everything as it is now. */
export interface View {
  readonly workspace: Workspace;
  readonly report: Report;
  readonly sights: readonly Sight[];
  /** `15 live resources in 1.9s, 14 calls` */
  readonly read: string;
}

/** Opens the manifests of the configuration for looking, again and again; at all of them, or at these and what depends on them. */
export async function openView(shell: Shell, targets?: readonly ResourceId[]): Promise<() => Promise<View>> {
  const workspace = await shell.openRuntime({ paths: pathsOr(shell, []) });
  return async () => {
    const startedAt = shell.clock.now();
    const callsBefore = workspace.runtime.calls();
    const report = await workspace.runtime.plan(targets ? { targets } : {});
    const sights = sightsOf(report);
    const live = sights.filter(({ step }) => step.observed).length;
    const calls = workspace.runtime.calls() - callsBefore;
    const seconds = durationText(shell.clock.now() - startedAt);
    return {
      workspace,
      report,
      sights,
      read: `${counted(live, 'live resource')} in ${seconds}, ${counted(calls, 'call')}`,
    };
  };
}

/** Looks once, and says beside the result that manifests with errors are missing from it. */
export async function lookOnce(shell: Shell): Promise<View> {
  const view = await (await openView(shell))();
  const errors = view.report.problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) say(shell, `${counted(errors, 'error')} in the manifests; \`evenkeel validate\` shows them.\n`);
  return view;
}

/** What to say when there is no such resource. */
export function notFound(id: ResourceId, { sights }: View): Complaint {
  return unknownResource(
    id,
    sights.map(({ status }) => status.id),
  );
}

/** What to say when there is no such resource among those that are known. */
export function unknownResource(id: ResourceId, known: Iterable<ResourceId>): Complaint {
  const near = nearest(id, known);
  return {
    title: `there is no resource ${visible(id)}`,
    code: exitCode.failed,
    rows: [['fix', near ? `did you mean ${visible(near)}?` : '`evenkeel get` lists them all']],
  };
}

/** The resources of a report, each with its step. */
export function sightsOf({ plan, resources }: Report): Sight[] {
  const statuses = new Map(resources.map((status) => [status.id, status]));
  return plan.steps.flatMap((step) => {
    const status = statuses.get(step.change.id);
    return status ? [{ status, step }] : [];
  });
}
