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
export async function iam(shell: Shell, { paths, purpose, offline }: IamRequest): Promise<number> {
  if (purpose === undefined) return complain(shell, nothingSaid);
  const manifests = await readManifests(shell, { paths });
  if (typeof manifests === 'number') return manifests;
  const { runtime } = manifests.workspace;
  const { place, notes } = await placeFor(shell, manifests.workspace, offline);
  const policy = await runtime.iamPolicy({ purpose, prune: shell.config.values.prune, place });
  shell.stdout.write(jsonText(policy.document));
  const size = `${policy.characters} of the ${policy.mostCharacters} characters that IAM takes in a managed policy`;
  say(shell, [size, ...notes, ...policy.notes].map((note) => `note  ${visible(note)}\n`).join(''));
  return exitCode.ok;
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
