import type { ForgeName } from '../../../src/model/forge.ts';

/** A comment that a fake forge keeps. */
export interface KeptComment {
  readonly id: number;
  author: string;
  body: string;
}

/** How one forge speaks: its addresses, and how a comment and a page of them look there. */
export interface Speech {
  /** What its CI sets for pull request 7, with the API at this address. */
  readonly environment: (url: string) => Record<string, string>;
  readonly apiPath: string;
  readonly mePath: string;
  readonly listPath: string;
  /** The id of a comment in the path of it alone. */
  readonly itemPath: RegExp;
  /** The token in the headers, however it stands there. */
  readonly token: (headers: Record<string, string | string[] | undefined>) => string;
  readonly me: (author: string) => object;
  readonly show: (comment: KeptComment) => object;
  readonly list: (
    items: readonly object[],
    next: string | undefined,
  ) => { body: unknown; headers: Record<string, string> };
  readonly bodyIn: (sent: { body?: string; content?: { raw: string } }) => string;
  readonly mostCharacters: number;
  readonly complain: (message: string) => object;
}

/** The three forges. */
export const speeches: Readonly<Record<ForgeName, Speech>> = {
  github: {
    environment: (url) => ({
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: url,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_TOKEN: 'ghs_ours',
    }),
    apiPath: '',
    mePath: '/graphql',
    listPath: '/repos/acme/shop/issues/7/comments',
    itemPath: /^\/repos\/acme\/shop\/issues\/comments\/(\d+)$/,
    token: ({ authorization }) => String(authorization).replace('Bearer ', ''),
    me: (author) => ({ data: { viewer: { databaseId: Number(author) } } }),
    show: ({ id, author, body }) => ({
      ...{ id, body, user: { id: Number(author), login: 'somebody', type: 'Bot' } },
      html_url: `https://github.com/acme/shop/pull/7#issuecomment-${id}`,
    }),
    list: (items, next): ReturnType<Speech['list']> => ({
      body: items,
      headers: next ? { link: `<${next}>; rel="next", <${next}>; rel="last"` } : {},
    }),
    bodyIn: ({ body = '' }) => body,
    mostCharacters: 65_536,
    complain: (message) => ({ message: 'Validation Failed', errors: [{ resource: 'IssueComment', message }] }),
  },
  gitlab: {
    environment: (url) => ({
      GITLAB_CI: 'true',
      CI_API_V4_URL: `${url}/api/v4`,
      CI_MERGE_REQUEST_PROJECT_ID: '42',
      CI_PROJECT_ID: '43',
      CI_MERGE_REQUEST_IID: '7',
      GITLAB_TOKEN: 'glpat-ours',
    }),
    apiPath: '/api/v4',
    mePath: '/user',
    listPath: '/projects/42/merge_requests/7/notes',
    itemPath: /^\/projects\/42\/merge_requests\/7\/notes\/(\d+)$/,
    token: ({ 'private-token': token }) => String(token),
    me: (author) => ({ id: Number(author), username: 'somebody' }),
    show: ({ id, author, body }) => ({ id, body, author: { id: Number(author) }, system: false }),
    list: (items, next) => ({
      body: items,
      headers: { 'x-next-page': next ? (new URL(next).searchParams.get('page') ?? '') : '' },
    }),
    bodyIn: ({ body = '' }) => body,
    mostCharacters: 1_000_000,
    complain: (message) => ({ message: { note: [message] } }),
  },
  bitbucket: {
    environment: (url) => ({
      BITBUCKET_BUILD_NUMBER: '9',
      BITBUCKET_API_URL: `${url}/2.0`,
      BITBUCKET_WORKSPACE: 'acme',
      BITBUCKET_REPO_SLUG: 'shop',
      BITBUCKET_PR_ID: '7',
      BITBUCKET_TOKEN: 'ATCTT-ours',
    }),
    apiPath: '/2.0',
    mePath: '/user',
    listPath: '/repositories/acme/shop/pullrequests/7/comments',
    itemPath: /^\/repositories\/acme\/shop\/pullrequests\/7\/comments\/(\d+)$/,
    token: ({ authorization }) => String(authorization).replace('Bearer ', ''),
    me: (author) => ({ type: 'user', uuid: `{${author}}` }),
    show: ({ id, author, body }) => ({
      ...{ id, content: { raw: body, html: '' }, user: { uuid: `{${author}}` }, deleted: false },
      links: { html: { href: `https://bitbucket.org/acme/shop/pull-requests/7/_/diff#comment-${id}` } },
    }),
    list: (values, next) => ({ body: { pagelen: 100, values, ...(next ? { next } : {}) }, headers: {} }),
    bodyIn: ({ content }) => content?.raw ?? '',
    mostCharacters: 32_768,
    complain: (message) => ({ type: 'error', error: { message } }),
  },
};
