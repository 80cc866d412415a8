import type { ForgeMissing } from '../../model/forge.ts';
import type { Surroundings, Target } from '../dialect.ts';
import { addressForm, numberForm, readVariables, tokenForm, type Variable } from '../variables.ts';

const variables = {
  apiUrl: {
    name: 'CI_API_V4_URL',
    form: addressForm,
    fallback: 'https://gitlab.com/api/v4',
    fix: 'Set it to the address of the API, such as https://gitlab.example.com/api/v4.',
  },
  project: {
    name: 'CI_MERGE_REQUEST_PROJECT_ID',
    form: numberForm,
    fix: 'Set it to the number of the project, as GitLab CI does.',
  },
  number: {
    name: 'CI_MERGE_REQUEST_IID',
    form: numberForm,
    fix: 'Run it in a merge request pipeline: rules: [{ if: $CI_PIPELINE_SOURCE == "merge_request_event" }]',
  },
  token: {
    name: 'GITLAB_TOKEN',
    form: tokenForm,
    fix: 'Set it to an access token of the project with the scope `api`; CI_JOB_TOKEN may not write comments.',
    isCredential: true,
  },
} satisfies Record<string, Variable>;

/** The merge request that a pipeline of GitLab runs for. */
export async function gitlabTarget({ environment }: Surroundings): Promise<Target | ForgeMissing> {
  // A pipeline of a fork runs in the fork, and its merge request is elsewhere.
  const { CI_MERGE_REQUEST_PROJECT_ID: project = environment.CI_PROJECT_ID } = environment;
  const read = readVariables(variables, { ...environment, CI_MERGE_REQUEST_PROJECT_ID: project });
  if ('missing' in read) return read;
  const { apiUrl, number, token } = read.values;
  return {
    apiUrl,
    comments: `${apiUrl}/projects/${read.values.project}/merge_requests/${number}/notes`,
    headers: { accept: 'application/json', 'private-token': token },
    secrets: [token],
    ...filesIn(environment),
    me: { method: 'GET', url: `${apiUrl}/user`, isRepeatable: true },
  };
}

function filesIn({
  CI_PROJECT_URL: project,
  CI_COMMIT_SHA: commit,
  CI_PROJECT_DIR: folder,
}: Surroundings['environment']): Pick<Target, 'files'> {
  if (!project || !commit || !folder) return {};
  return { files: { url: `${project}/-/blob/${commit}`, folder, anchor: '#L' } };
}
