import { visible } from '../../lib/visible.ts';
import { kindOf, nameOf } from '../../model/resource.ts';
import { exitCode } from '../exit-code.ts';
import { readManifests } from '../planning.ts';
import { palette } from '../print/colour.ts';
import { headerText } from '../print/header.ts';
import { jsonDocument } from '../print/json.ts';
import { code } from '../print/markdown/escape.ts';
import { counted } from '../print/words.ts';
import { complain } from '../run-command.ts';
import type { Checked, Shell } from '../shell.ts';

/** What `plan --offline` was asked for. */
export interface OfflineRequest {
  readonly paths: readonly string[];
  readonly targets: readonly string[];
  readonly out?: string;
  readonly output: 'text' | 'json' | 'markdown';
  readonly exitCode: boolean;
}

/** Says what the manifests describe, without asking AWS: what that would change is not known. */
export async function planOffline(shell: Shell, request: OfflineRequest): Promise<number> {
  const refused = [request.out !== undefined && '--out', request.exitCode && '--exit-code'].find(Boolean);
  if (refused) return complain(shell, nothingToCompare(`${refused}`));
  const manifests = await readManifests(shell, { paths: request.paths });
  if (typeof manifests === 'number') return manifests;
  const { checked, workspace } = manifests;
  const isTarget = ({ id }: Checked['manifests'][number]) =>
    request.targets.length === 0 || request.targets.includes(id);
  const described = checked.manifests.filter(isTarget);
  const text = { text: offlineText, markdown: offlineMarkdown, json: offlineJson }[request.output];
  const { revision, environment } = checked;
  shell.stdout.write(text({ shell, described, revision, environment, paths: workspace.paths }));
  return exitCode.ok;
}

interface Described {
  readonly shell: Shell;
  readonly described: Checked['manifests'];
  readonly revision: string;
  readonly environment: string | undefined;
  readonly paths: readonly string[];
}

function offlineText({ shell, described, revision, environment, paths }: Described): string {
  const paints = palette(shell.stdout.colour);
  const width = Math.max(24, ...described.map(({ id }) => id.length + 2));
  const rows = described.map(
    ({ id, origin }) =>
      `  ? ${paints.bold(visible(id))}${' '.repeat(width - id.length)}${paints.dim(`${visible(origin.file)}:${origin.line}`)}\n`,
  );
  const ending =
    `${counted(described.length, 'resource')} described. What would change only AWS knows: run it without --offline, ` +
    'or compare with a commit: --base REF.';
  return `${headerText({ paths, revision, environment }, paints)}\n${rows.join('')}\n${ending}\n`;
}

function offlineMarkdown({ described, revision }: Described): string {
  const rows = described.map(({ id, origin }) => `| ${code(id)} | ${code(`${origin.file}:${origin.line}`)} |`);
  const table = ['| Resource | File |', '| --- | --- |', ...rows].join('\n');
  return `**Offline plan:** ${counted(described.length, 'resource')} described; what would change is not known.\n\n${table}\n\nmanifests ${code(revision)}\n`;
}

function offlineJson({ described, revision, environment }: Described): string {
  const resources = described.map(({ id, origin }) => ({ id, kind: kindOf(id), name: nameOf(id), origin }));
  return jsonDocument('OfflinePlan', { source: { revision }, env: environment, resources });
}

function nothingToCompare(flag: string) {
  return {
    title: `${flag} with --offline needs something to compare with`,
    code: exitCode.usage,
    rows: [['fix', 'name the commit that the manifests are compared with: --base REF'] as const],
  };
}
