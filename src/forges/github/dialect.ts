import type { Dialect } from '../dialect.ts';
import { htmlMarker } from '../html-marker.ts';
import { nextLink } from '../http/next-link.ts';
import { githubTarget } from './target.ts';

/** The comments of a pull request on GitHub: those of the issue with its number. */
export const github: Dialect = {
  name: 'github',
  title: 'GitHub',
  sign: 'GITHUB_ACTIONS',
  permission: 'the permission `pull-requests: write`',
  target: githubTarget,
  listQuery: 'per_page=100',
  readPage: ({ json, headers }) =>
    Array.isArray(json) ? { items: json, next: nextLink(headers.get('link')) } : undefined,
  commentUrl: (comments, id) => comments.replace(/\d+\/comments$/, `comments/${id}`),
  updateMethod: 'PATCH',
  payload: (body) => ({ body }),
  paths: { body: ['body'], author: ['user', 'id'], url: ['html_url'] },
  whoAmI: ['data', 'viewer', 'databaseId'],
  marker: htmlMarker,
  harmless: (markdown) => markdown,
};
