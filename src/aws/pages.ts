import { nextToken } from './tag-index.ts';

/** One page of a listing. */
export interface Page<Item> {
  readonly items: readonly Item[] | undefined;
  readonly token: string | undefined;
}

/** What stands on all pages of a listing; `read` gives the page that a token stands for, the first one without. */
export async function allPages<Item>(read: (token: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const all: Item[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page = await read(token);
    all.push(...(page.items ?? []));
    token = nextToken(page.token, seen);
  } while (token);
  return all;
}
