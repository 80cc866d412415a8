import { exitCode } from '../exit-code.ts';
import { lookOnce, notFound, type Sight, type View } from '../looking.ts';
import { palette } from '../print/colour.ts';
import { descriptionText } from '../print/description.ts';
import { jsonDocument } from '../print/json.ts';
import { liveSpec, resourceDocument } from '../print/resource-document.ts';
import { resourceIdArgument } from '../resource-argument.ts';
import { complain } from '../run-command.ts';
import type { Shell } from '../shell.ts';

/** What `describe` was asked for. */
export interface DescribeRequest {
  /** `KIND/NAME` */
  readonly resource: string;
  readonly output: 'text' | 'json';
}

/** Everything about one resource. */
export async function describe(shell: Shell, { resource, output }: DescribeRequest): Promise<number> {
  const registry = await shell.registry();
  const id = resourceIdArgument(resource, registry);
  if (typeof id !== 'string') return complain(shell, id);
  const view = await lookOnce(shell);
  const sight = view.sights.find(({ status }) => status.id === id);
  if (!sight) return complain(shell, notFound(id, view));
  const isJson = output === 'json';
  const text = isJson ? jsonDocument('Resource', resourceDocument(sight, registry)) : await textOf(shell, sight, view);
  shell.stdout.write(text);
  return exitCode.ok;
}

async function textOf(shell: Shell, sight: Sight, view: View): Promise<string> {
  const { stringify } = await import('yaml');
  const spec = sight.step.observed ? stringify(liveSpec(sight.step, await shell.registry()), { lineWidth: 0 }) : '';
  return descriptionText(sight, { place: view.report.plan.place, spec }, palette(shell.stdout.colour));
}
