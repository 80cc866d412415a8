import { exitCode } from '../exit-code.ts';
import { lookOnce, notFound } from '../looking.ts';
import { palette } from '../print/colour.ts';
import { descriptionText } from '../print/description.ts';
import { jsonDocument } from '../print/json.ts';
import { resourceDocument } from '../print/resource-document.ts';
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
  const id = resourceIdArgument(resource, await shell.registry());
  if (typeof id !== 'string') return complain(shell, id);
  const view = await lookOnce(shell);
  const sight = view.sights.find(({ status }) => status.id === id);
  if (!sight) return complain(shell, notFound(id, view));
  const paints = palette(shell.stdout.colour);
  shell.stdout.write(
    output === 'json' ? jsonDocument('Resource', resourceDocument(sight)) : await descriptionText(sight, view, paints),
  );
  return exitCode.ok;
}
