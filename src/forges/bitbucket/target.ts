import type { ForgeMissing } from '../../model/forge.ts';
import type { Surroundings, Target } from '../dialect.ts';
import { addressForm, nameForm, numberForm, readVariables, tokenForm, type Variable } from '../variables.ts';

const variables = {
  apiUrl: {
    name: 'BITBUCKET_API_URL',
    form: addressForm,
    fallback: 'https://api.bitbucket.org/2.0',
    fix: 'Set it to the address of the API, or leave it out.',
  },
  workspace: { name: 'BITBUCKET_WORKSPACE', form: nameForm, fix: 'Set it to the workspace, as Pipelines does.' },
  repository: { name: 'BITBUCKET_REPO_SLUG', form: nameForm, fix: 'Set it to the repository, as Pipelines does.' },
  number: {
    name: 'BITBUCKET_PR_ID',
    form: numberForm,
    fix: 'Run it in a pipeline below `pull-requests:` of bitbucket-pipelines.yml.',
  },
} satisfies Record<string, Variable>;

const bearer = {
  token: {
    name: 'BITBUCKET_TOKEN',
    form: tokenForm,
    fix: 'Set it to an access token with the scope `pullrequest:write`, or set BITBUCKET_USERNAME and BITBUCKET_APP_PASSWORD.',
    isCredential: true,
  },
} satisfies Record<string, Variable>;

const basic = {
  username: { name: 'BITBUCKET_USERNAME', form: /^[^\s:]+$/, fix: bearer.token.fix, isCredential: true },
  password: { name: 'BITBUCKET_APP_PASSWORD', form: tokenForm, fix: bearer.token.fix, isCredential: true },
} satisfies Record<string, Variable>;

/** An access token of a repository, a project or a workspace may never ask who it is. */
const identity =
  'the scope `account` (API token: `read:user:bitbucket`); for an access token set BITBUCKET_USER_UUID to the uuid of its user';

/** The pull request that a pipeline of Bitbucket Cloud runs for. */
export async function bitbucketTarget({ environment }: Surroundings): Promise<Target | ForgeMissing> {
  const read = readVariables(variables, environment);
  if ('missing' in read) return read;
  const credential = credentialIn(environment);
  if ('missing' in credential) return credential;
  const { apiUrl, workspace, repository, number } = read.values;
  const author = environment.BITBUCKET_USER_UUID?.trim();
  return {
    apiUrl,
    comments: `${apiUrl}/repositories/${workspace}/${repository}/pullrequests/${number}/comments`,
    headers: { accept: 'application/json', authorization: credential.authorization },
    secrets: credential.secrets,
    ...filesIn(environment),
    me: { method: 'GET', url: `${apiUrl}/user`, permission: identity, isRepeatable: true },
    ...(author ? { author } : {}),
  };
}

function credentialIn(
  environment: Surroundings['environment'],
): { readonly authorization: string; readonly secrets: readonly string[] } | ForgeMissing {
  if (!environment.BITBUCKET_TOKEN && environment.BITBUCKET_USERNAME) {
    const read = readVariables(basic, environment);
    if ('missing' in read) return read;
    const { username, password } = read.values;
    const encoded = Buffer.from(`${username}:${password}`).toString('base64');
    return { authorization: `Basic ${encoded}`, secrets: [password, encoded] };
  }
  const read = readVariables(bearer, environment);
  if ('missing' in read) return read;
  const { token } = read.values;
  return { authorization: `Bearer ${token}`, secrets: [token] };
}

function filesIn({
  BITBUCKET_GIT_HTTP_ORIGIN: repository,
  BITBUCKET_COMMIT: commit,
  BITBUCKET_CLONE_DIR: folder,
}: Surroundings['environment']): Pick<Target, 'files'> {
  if (!repository || !commit || !folder) return {};
  return { files: { url: `${repository.replace(/^http:/, 'https:')}/src/${commit}`, folder, anchor: '#lines-' } };
}
