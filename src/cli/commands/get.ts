import { sleep } from '../../lib/clock.ts';
import { visible } from '../../lib/visible.ts';
import { nameOf, resourceId } from '../../model/resource.ts';
import { exitCode } from '../exit-code.ts';
import { lookOnce, notFound, openView, type Sight, type View } from '../looking.ts';
import { palette } from '../print/colour.ts';
import type { Complaint } from '../print/failure.ts';
import { jsonDocument } from '../print/json.ts';
import { resourceDocument, resourceManifest } from '../print/resource-document.ts';
import { resourceTable } from '../print/resource-table.ts';
import { fitted } from '../print/table.ts';
import { type ResourceArgument, resourceArgument } from '../resource-argument.ts';
import { complain, interruptedCode, say } from '../run-command.ts';
import type { Shell } from '../shell.ts';

/** What `get` was asked for. */
export interface GetRequest {
  /** `KIND` or `KIND/NAME`; everything when left out. */
  readonly resource?: string;
  readonly output: 'text' | 'wide' | 'json' | 'yaml' | 'name';
  readonly watch: boolean;
}

const watchMs = 5000;

/** Lists resources as they are now. */
export async function get(shell: Shell, request: GetRequest): Promise<number> {
  const registry = await shell.registry();
  const wanted: Wanted | Complaint = request.resource === undefined ? {} : resourceArgument(request.resource, registry);
  if ('code' in wanted) return complain(shell, wanted);
  if (request.watch) return watch(shell, request, wanted);
  const view = await lookOnce(shell);
  const sights = matching(view, wanted);
  if (wanted.kind && wanted.name !== undefined && sights.length === 0) {
    return complain(shell, notFound(resourceId(wanted.kind.name, wanted.name), view));
  }
  shell.stdout.write(await outputOf(shell, request, { sights, wanted }));
  if (sights.length === 0) say(shell, 'No resources.\n');
  return exitCode.ok;
}

type Wanted = Partial<ResourceArgument>;

function matching({ sights }: View, { kind, name }: Wanted): readonly Sight[] {
  return sights
    .filter(({ step }) => kind === undefined || step.kind.name === kind.name)
    .filter(({ status }) => name === undefined || nameOf(status.id) === name);
}

async function outputOf(
  shell: Shell,
  { output }: GetRequest,
  { sights, wanted }: { sights: readonly Sight[]; wanted: Wanted },
): Promise<string> {
  if (output === 'name') return sights.map(({ status }) => `${visible(status.id)}\n`).join('');
  if (output === 'yaml') return yamlOf(shell, sights);
  if (output === 'json') {
    const registry = await shell.registry();
    const items = sights.map((sight) => resourceDocument(sight, registry));
    const [only] = items;
    return wanted.name !== undefined && only ? jsonDocument('Resource', only) : jsonDocument('ResourceList', { items });
  }
  const table = { isOneKind: wanted.kind !== undefined, isWide: output === 'wide' };
  if (sights.length === 0) return '';
  const text = resourceTable(sights, table, palette(shell.stdout.colour));
  return table.isWide ? text : fitted(text, shell.stdout);
}

async function yamlOf(shell: Shell, sights: readonly Sight[]): Promise<string> {
  const { stringify } = await import('yaml');
  const registry = await shell.registry();
  return sights.map((sight) => stringify(resourceManifest(sight, registry), { lineWidth: 0 })).join('---\n');
}

/** Prints again whenever something changed; on a terminal in the same place. */
async function watch(shell: Shell, request: GetRequest, wanted: Wanted): Promise<number> {
  const look = await openView(shell);
  let before = '';
  while (!shell.signal.aborted && shell.stdout.isOpen()) {
    const text = await outputOf(shell, request, { sights: matching(await look(), wanted), wanted });
    if (text !== before) shell.stdout.write(rewind(shell, before) + text);
    before = text;
    await sleep(shell.clock, watchMs, shell.signal);
  }
  return shell.signal.aborted ? interruptedCode(shell) : exitCode.ok;
}

function rewind({ stdout }: Shell, before: string): string {
  const lines = before.split('\n').length - 1;
  return stdout.isTTY && lines > 0 ? `\x1b[${lines}A\x1b[J` : '';
}
