import { join } from 'node:path';
import type { Remote } from '../../model/remote.ts';
import { exitCode } from '../exit-code.ts';
import { placeFile } from '../init/place-file.ts';
import { type Blanks, filled, type Recipe, recipes, type Workflow, workflows } from '../init/recipes.ts';
import { readManifests } from '../planning.ts';
import { palette } from '../print/colour.ts';
import { nextStepsText, type PlacedFile, scaffoldText } from '../print/scaffold.ts';
import { interruptedCode, say } from '../run-command.ts';
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

const manifestsFolder = 'manifests';
const controllerFile = `${manifestsFolder}/evenkeel.yaml`;
const fallbackRegion = 'eu-west-1';

/** Writes what a repository needs to plan in pull requests and to run the controller; what is there already stays. */
export async function init(given: Shell, { folder = '.', fromCluster, workflow }: InitRequest): Promise<number> {
  const shell = await given.inFolder(folder);
  if (typeof shell === 'number') return shell;
  const remote = await shell.remote();
  const chosen = workflow ?? workflowOf(remote);
  const wanted = await wantedRecipes(shell, { chosen, hasCluster: fromCluster !== undefined });
  const files: PlacedFile[] = [];
  for (const { path, template } of wanted) {
    if (shell.signal.aborted) return interruptedCode(shell);
    const text = filled(await shell.template(template), blanksOf(shell, remote));
    files.push({ path: join(folder, path), placed: await placeFile(shell, path, text) });
  }
  // The settings that have just been written count.
  const settled = await shell.inFolder('.');
  if (typeof settled === 'number') return settled;
  const code = fromCluster === undefined ? exitCode.ok : await importCluster(settled, fromCluster);
  const policies = code === exitCode.ok ? await placePolicies(settled, folder) : code;
  if (typeof policies === 'number') return policies;
  const all = [...files, ...policies];
  shell.stdout.write(scaffoldText(all, palette(shell.stdout.colour)));
  if (all.some(({ placed }) => placed === 'created')) say(shell, nextStepsText(chosen));
  return exitCode.ok;
}

/** What the manifests that are there now need. */
async function placePolicies(shell: Shell, folder: string): Promise<readonly PlacedFile[] | number> {
  const manifests = await readManifests(shell, { paths: [] });
  if (typeof manifests === 'number') return manifests;
  const files: PlacedFile[] = [];
  for (const purpose of ['plan', 'apply'] as const) {
    const path = `iam/${purpose}.json`;
    const { text } = await policyFor(shell, manifests.workspace, { purpose, offline: false });
    files.push({ path: join(folder, path), placed: await placeFile(shell, path, text) });
  }
  return files;
}

async function wantedRecipes(
  shell: Shell,
  { chosen, hasCluster }: { chosen: Workflow; hasCluster: boolean },
): Promise<readonly Recipe[]> {
  const there = await shell.existing([manifestsFolder, `${manifestsFolder}/hello.yaml`]);
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
  if (manifests.checked.manifests.some(({ origin }) => !origin.file.endsWith(controllerFile))) return exitCode.ok;
  return importLive(shell, { kind: 'cluster', name, withSecrets: false });
}
