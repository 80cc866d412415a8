import type { Dialect } from '../dialect.ts';
import { htmlMarker } from '../html-marker.ts';
import type { ReadPage } from '../http/all-pages.ts';
import { nextLink } from '../http/next-link.ts';
import { gitlabTarget } from './target.ts';

/** The notes of a merge request on GitLab. */
export const gitlab: Dialect = {
  name: 'gitlab',
  title: 'GitLab',
  sign: 'GITLAB_CI',
  permission: 'the scope `api` and the role Reporter or higher',
  target: gitlabTarget,
  listQuery: 'per_page=100&order_by=created_at&sort=asc',
  readPage,
  commentUrl: (comments, id) => `${comments}/${id}`,
  updateMethod: 'PUT',
  payload: (body) => ({ body }),
  // A note has no address of its own in the answers of the API.
  paths: { body: ['body'], author: ['author', 'id'], url: [] },
  whoAmI: ['id'],
  marker: htmlMarker,
  // A line that begins with a slash is a command: `/merge` in a comment merges.
  harmless: (markdown) => markdown.replace(/^\//gm, '\\/'),
};

function readPage({ json, headers }: Parameters<ReadPage>[0], url: string): ReturnType<ReadPage> {
  if (!Array.isArray(json)) return undefined;
  return { items: json, next: nextLink(headers.get('link')) ?? nextNumber(headers.get('x-next-page'), url) };
}

/** Proxies drop Link headers that they find too long; the number of the next page stays. */
function nextNumber(page: string | null, url: string): string | undefined {
  if (page === null || page === '') return undefined;
  const next = new URL(url);
  next.searchParams.set('page', page);
  return next.href;
}
