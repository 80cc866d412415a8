import type { Dialect } from '../dialect.ts';
import { memberAt } from '../written.ts';
import { bitbucketTarget } from './target.ts';

/** The comments of a pull request on Bitbucket Cloud. */
export const bitbucket: Dialect = {
  name: 'bitbucket',
  title: 'Bitbucket',
  sign: 'BITBUCKET_BUILD_NUMBER',
  permission: 'the scope `pullrequest:write` (API token: `write:pullrequest:bitbucket`)',
  target: bitbucketTarget,
  listQuery: 'pagelen=100',
  // Deleted comments stay in the list.
  readPage: ({ json }) => {
    const [values, next] = [memberAt(json, ['values']), memberAt(json, ['next'])];
    if (!Array.isArray(values)) return undefined;
    const present = values.filter((value) => memberAt(value, ['deleted']) !== true);
    return { items: present, next: typeof next === 'string' ? next : undefined };
  },
  commentUrl: (comments, id) => `${comments}/${id}`,
  updateMethod: 'PUT',
  payload: (body) => ({ content: { raw: body } }),
  paths: { body: ['content', 'raw'], author: ['user', 'uuid'], url: ['links', 'html', 'href'] },
  whoAmI: ['uuid'],
  // HTML is shown as text here; a definition of a link that nobody uses is not.
  marker: (key) => `[//]: # (evenkeel:plan ${key})`,
  harmless: (markdown) => markdown,
};
