import type { Marked } from '../../controller/marking.ts';
import { exitCode } from '../exit-code.ts';
import { namesText, reportUnknown, reportUnmarked, selectResources } from '../marking.ts';
import { counted } from '../print/words.ts';
import { say } from '../run-command.ts';
import type { Shell } from '../shell.ts';

/** What `resume` was asked for. */
export interface ResumeRequest {
  /** `KIND/NAME`; everything when empty. */
  readonly targets: readonly string[];
}

/** Ends suspensions, so that resources are kept as Git says again. */
export async function resume(shell: Shell, { targets: names }: ResumeRequest): Promise<number> {
  const selection = await selectResources(shell, names);
  if (typeof selection === 'number') return selection;
  const { runtime, targets } = selection;
  const marking = await runtime.resume(targets ? { targets } : {});
  const unknown = reportUnknown(shell, marking);
  if (unknown !== undefined) return unknown;
  const found = marking.resources.filter(({ result }) => result !== 'absent');
  const resumed = found.filter(({ result, before }) => result === 'done' && before !== undefined);
  shell.stdout.write(targets ? namedText(marking.resources, resumed) : wholeText(resumed));
  noteOthers(shell, marking.resources, { resumed, isNamed: targets !== undefined });
  return found.length > 0 ? reportUnmarked(shell, found, 'resumed') : exitCode.ok;
}

function namedText(resources: readonly Marked[], resumed: readonly Marked[]): string {
  const others = resources.filter(({ result, before }) => result === 'absent' || (result === 'done' && !before));
  const lines = [
    ...(resumed.length > 0 ? [`${namesText(resumed)}: resumed`] : []),
    ...(others.length > 0 ? [`${namesText(others)}: not suspended`] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function wholeText(resumed: readonly Marked[]): string {
  return resumed.length > 0
    ? `everything, ${counted(resumed.length, 'resource')}: resumed\n`
    : 'Nothing is suspended.\n';
}

/** What goes on being suspended all the same. */
function noteOthers(
  shell: Shell,
  resources: readonly Marked[],
  { resumed, isNamed }: { resumed: readonly Marked[]; isNamed: boolean },
): void {
  const byManifest = resources.filter((resource) => resource.byManifest);
  if (byManifest.length > 0)
    say(shell, `Still suspended by policy.suspend in the manifest: ${namesText(byManifest)}\n`);
  if (isNamed && resumed.some(({ before }) => before?.all))
    say(shell, 'Everything else stays suspended until `evenkeel resume` is run without names.\n');
}
