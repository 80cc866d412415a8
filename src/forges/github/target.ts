import { isObject, type Json } from '../../lib/json.ts';
import type { ForgeMissing } from '../../model/forge.ts';
import type { Surroundings, Target } from '../dialect.ts';
import { parsed } from '../http/said.ts';
import { addressForm, numberForm, readVariables, tokenForm, type Variable } from '../variables.ts';

const variables = {
  apiUrl: {
    name: 'GITHUB_API_URL',
    form: addressForm,
    fallback: 'https://api.github.com',
    fix: 'Set it to the address of the API, such as https://github.example.com/api/v3.',
  },
  repository: {
    name: 'GITHUB_REPOSITORY',
    form: /^(?!\.)[\w.-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/,
    fix: 'Set it to OWNER/NAME, as GitHub Actions does.',
  },
  token: {
    name: 'GITHUB_TOKEN',
    form: tokenForm,
    fix: 'Pass it to the step: env: GITHUB_TOKEN: ${{ github.token }}',
    isCredential: true,
  },
} satisfies Record<string, Variable>;

/** The pull request that a workflow of GitHub Actions runs for. */
export async function githubTarget(around: Surroundings): Promise<Target | ForgeMissing> {
  const read = readVariables(variables, around.environment);
  if ('missing' in read) return read;
  const number = await pullRequestNumber(around);
  if (number === undefined) {
    const fix = 'Run it in a workflow `on: pull_request`, or set GITHUB_REF=refs/pull/NUMBER/merge.';
    return { missing: 'this is no pull request', fix, isCredential: false };
  }
  const { apiUrl, repository, token } = read.values;
  return {
    apiUrl,
    comments: `${apiUrl}/repos/${repository}/issues/${number}/comments`,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'x-github-api-version': '2022-11-28',
    },
    secrets: [token],
    ...filesIn(around.environment, repository),
    // REST tells only people who they are; this tells apps too, and GITHUB_TOKEN is one.
    me: {
      method: 'POST',
      url: `${apiUrl.replace(/\/v3$/, '')}/graphql`,
      body: { query: '{ viewer { databaseId } }' },
      isRepeatable: true,
    },
  };
}

function filesIn(
  { GITHUB_SERVER_URL: server, GITHUB_SHA: commit, GITHUB_WORKSPACE: folder }: Surroundings['environment'],
  repository: string,
): Pick<Target, 'files'> {
  if (!server || !commit || !folder) return {};
  return { files: { url: `${server}/${repository}/blob/${commit}`, folder, anchor: '#L' } };
}

/** The event's content is for everybody to write: only a number is taken from it. */
async function pullRequestNumber({ environment, readText }: Surroundings): Promise<string | undefined> {
  const [, inRef] = /^refs\/pull\/(\d+)\/(?:merge|head)$/.exec(environment.GITHUB_REF ?? '') ?? [];
  const file = environment.GITHUB_EVENT_PATH;
  const number = inRef ?? (file ? numberIn(parsed(await readText(file))) : '');
  return numberForm.test(number) ? number : undefined;
}

/** A comment on a pull request is one on an issue, to GitHub. */
function numberIn(event: Json | undefined): string {
  if (!isObject(event)) return '';
  const { pull_request: pullRequest, issue } = event;
  const found = isObject(issue) && issue.pull_request ? issue : pullRequest;
  return isObject(found) ? String(found.number) : '';
}
