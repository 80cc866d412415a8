import { visible } from '../../lib/visible.ts';
import { type Failure, failureClass, failureOf } from '../../model/failure.ts';
import type { PolicyPurpose } from '../../model/permission.ts';
import type { Place } from '../../model/resource.ts';
import { exitCode } from '../exit-code.ts';
import { readManifests } from '../planning.ts';
import { jsonText } from '../print/json.ts';
import { complain, say } from '../run-command.ts';
import type { Shell, Workspace } from '../shell.ts';

/** What `iam` was asked for. */
export interface IamRequest {
  readonly paths: readonly string[];
  readonly purpose?: PolicyPurpose;
  /** AWS is not asked for the account. */
  readonly offline: boolean;
}

/** Prints the IAM policy that the manifests need, and nothing else, on standard output. */
export async function iam(shell: Shell, { purpose, ...asked }: IamRequest): Promise<number> {
  if (purpose === undefined) return complain(shell, nothingSaid);
  const manifests = await readManifests(shell, asked);
  if (typeof manifests === 'number') return manifests;
  const { text, notes } = await policyFor(shell, manifests.workspace, { purpose, offline: asked.offline });
  shell.stdout.write(text);
  say(shell, notes.map((note) => `note  ${visible(note)}\n`).join(''));
  return exitCode.ok;
}

/** The policy that manifests need, as text, and what has to be known about it. */
export async function policyFor(
  shell: Shell,
  workspace: Workspace,
  { purpose, offline }: { readonly purpose: PolicyPurpose; readonly offline: boolean },
): Promise<{ readonly text: string; readonly notes: readonly string[] }> {
  const { place, notes } = await placeFor(shell, workspace, offline);
  const policy = await workspace.runtime.iamPolicy({ purpose, prune: shell.config.values.prune, place });
  const size = `${policy.characters} of the 6144 characters that IAM takes in a managed policy`;
  return { text: jsonText(policy.document), notes: [size, ...notes, ...policy.notes] };
}

const nothingSaid = {
  title: 'it is not said what the policy is for',
  code: exitCode.usage,
  rows: [['fix', 'add --for plan (it only reads) or --for apply (planning and the writes)'] as const],
};

interface Placed {
  readonly place: Place;
  readonly notes: readonly string[];
}

/** The place of the credentials; where there are none, what the variables say, and words that nobody can overlook. */
async function placeFor(shell: Shell, { runtime }: Workspace, offline: boolean): Promise<Placed> {
  if (offline) return unaskedPlace(shell, 'AWS was not asked');
  const asked = await runtime.place().catch(onlyDenied);
  return 'account' in asked ? { place: asked, notes: [] } : unaskedPlace(shell, asked.message);
}

/** Missing or expired credentials are no obstacle; an AWS that cannot be reached is. */
function onlyDenied(error: unknown): Failure {
  const failure = failureOf(error);
  if (failureClass(failure) === 'denied') return failure;
  throw error;
}

function unaskedPlace({ config }: Shell, why: string): Placed {
  const said = (name: keyof Place) => {
    const value = config.variables.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const account = said('account') ?? 'ACCOUNT_ID';
  const region = config.values.region ?? said('region') ?? 'REGION';
  const partition = said('partition') ?? partitionOf(region);
  const blanks = [account, region].filter((word) => word === word.toUpperCase() && /[A-Z]/.test(word));
  const blank = blanks.length > 0 ? `: put yours in the place of ${blanks.join(' and ')}` : '';
  const note = `the account and region are those of the settings and variables (${why})${blank}`;
  return { place: { account, region, partition }, notes: [note] };
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
