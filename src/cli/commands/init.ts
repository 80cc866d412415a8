import { join, relative } from 'node:path';
import { visible } from '../../lib/visible.ts';
import type { Remote } from '../../model/remote.ts';
import { exitCode } from '../exit-code.ts';
import { placeFile } from '../init/place-file.ts';
import { type Blanks, filled, type Recipe, recipes, type Workflow, workflows } from '../init/recipes.ts';
import { readManifests } from '../planning.ts';
import { palette } from '../print/colour.ts';
import type { Complaint } from '../print/failure.ts';
import { nextStepsText, type PlacedFile, scaffoldText } from '../print/scaffold.ts';
import { complain, interruptedCode, say } from '../run-command.ts';
import type { Shell } from '../shell.ts';
import { policyFor } from './iam.ts';
import { importLive } from './import.ts';

/** What `init` was asked for. */
export interface InitRequest {
  /** Where; the working folder when left out. */
  readonly folder?: string;
  /** A cluster whose manifests are written instead of an example. */
  readonly fromCluster?: string;
  /** Whose workflow; told by the remote `origin` when left out. */
  readonly workflow?: Workflow;
}

const fallbackRegion = 'eu-west-1';

/** Writes what a repository needs to plan in pull requests and to run the controller; what is there already stays. */
export async function init(given: Shell, { folder = '.', fromCluster, workflow }: InitRequest): Promise<number> {
  const shell = await given.inFolder(folder);
  if (typeof shell === 'number') return shell;
  const remote = await shell.remote();
  const chosen = workflow ?? workflowOf(remote);
  const files: PlacedFile[] = [];
  const site = { shell, folder, files };
  const code = await build(site, { chosen, remote, fromCluster });
  // What is there has to be known all the more when the rest is not.
  if (files.length > 0) shell.stdout.write(scaffoldText(files, palette(shell.stdout.colour)));
  if (code === exitCode.ok && files.some(({ placed }) => placed === 'created')) {
    say(shell, nextStepsText(chosen, remote?.prefix ?? ''));
  }
  return code;
}

/** Where files are placed, and those that have been. */
interface Site {
  readonly shell: Shell;
  /** As it was given. */
  readonly folder: string;
  readonly files: PlacedFile[];
}

interface Order {
  readonly chosen: Workflow;
  readonly remote: Remote | undefined;
  readonly fromCluster: string | undefined;
}

async function build(site: Site, { chosen, remote, fromCluster }: Order): Promise<number> {
  const { shell } = site;
  const manifests = manifestsFolder(shell);
  for (const { path, template } of await wantedRecipes(shell, { chosen, hasCluster: fromCluster !== undefined })) {
    if (shell.signal.aborted) return interruptedCode(shell);
    const text = filled(await shell.template(template), blanksOf(shell, remote));
    const code = await place(
      site,
      path.replace(/^manifests(?=\/)/, () => manifests),
      text,
    );
    if (code !== exitCode.ok) return code;
  }
  // The settings that have just been written count.
  const settled = await shell.inFolder('.');
  if (typeof settled === 'number') return settled;
  const code = fromCluster === undefined ? exitCode.ok : await importCluster(settled, fromCluster);
  return code === exitCode.ok ? placePolicies({ ...site, shell: settled }) : code;
}

async function place({ shell, folder, files }: Site, path: string, text: string): Promise<number> {
  const placed = await placeFile(shell, path, text);
  if (typeof placed === 'object') return complain(shell, notWritten(join(folder, path), placed.why));
  files.push({ path: join(folder, path), placed });
  return exitCode.ok;
}

function notWritten(path: string, why: string): Complaint {
  return {
    title: `${visible(path)} could not be written`,
    code: exitCode.failed,
    rows: [visible(why), ['fix', 'See that the folder may be written to, and run it again: what is there stays.']],
  };
}

/** The first one that the settings name below the folder; those of a folder above it are about that one. */
function manifestsFolder({ config }: Shell): string {
  const below = config.values.manifests.map((path) => relative('.', path)).find((path) => /^(?!\.\.)./.test(path));
  return below ?? 'manifests';
}

/** What the manifests that are there now need. */
async function placePolicies(site: Site): Promise<number> {
  const manifests = await readManifests(site.shell, { paths: [] });
  if (typeof manifests === 'number') return manifests;
  for (const purpose of ['plan', 'apply'] as const) {
    const { text } = await policyFor(site.shell, manifests.workspace, { purpose, offline: false });
    const code = await place(site, `iam/${purpose}.json`, text);
    if (code !== exitCode.ok) return code;
  }
  return exitCode.ok;
}

async function wantedRecipes(
  shell: Shell,
  { chosen, hasCluster }: { chosen: Workflow; hasCluster: boolean },
): Promise<readonly Recipe[]> {
  const manifests = manifestsFolder(shell);
  const there = await shell.existing([manifests, join(manifests, 'hello.yaml')]);
  // Whoever has removed the example does not want it back.
  const wantsExample = !hasCluster && there.length !== 1;
  return recipes.filter(({ workflow, isExample }) => (workflow ?? chosen) === chosen && (!isExample || wantsExample));
}

function workflowOf(remote: Remote | undefined): Workflow {
  return workflows.find((name) => remote?.host.includes(name)) ?? 'none';
}

function blanksOf({ version, config }: Shell, remote: Remote | undefined): Blanks {
  const account = config.variables.get('account');
  return {
    VERSION: version,
    SCHEMA: `https://unpkg.com/evenkeel@${version}/schemas/all.schema.json`,
    REGION: config.values.region ?? fallbackRegion,
    REPOSITORY: remote?.url ?? 'https://example.com/owner/repository',
    // Anything else would have to be quoted for where it stands.
    BRANCH: /^[\w./-]+$/.test(remote?.branch ?? '') ? (remote?.branch ?? '') : 'main',
    SLUG: remote?.slug ?? 'owner/repository',
    WORKSPACE: remote?.slug.split('/')[0] ?? 'workspace',
    HOST: remote?.host ?? 'gitlab.com',
    ACCOUNT: typeof account === 'string' ? account : 'ACCOUNT_ID',
  };
}

/** Manifests that have been imported already are not imported again. */
async function importCluster(shell: Shell, name: string): Promise<number> {
  const manifests = await readManifests(shell, { paths: [] });
  if (typeof manifests === 'number') return manifests;
  if (
    manifests.checked.manifests.some(
      ({ origin }) => !origin.file.endsWith(join(manifestsFolder(shell), 'evenkeel.yaml')),
    )
  )
    return exitCode.ok;
  return importLive(shell, { kind: 'cluster', name, withSecrets: false });
}
