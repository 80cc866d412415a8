import { isObject, type JsonObject } from '../../lib/json.ts';
import { FailureError } from '../../model/failure.ts';
import { ask, type Reply } from './ask.ts';
import type { Connection } from './connection.ts';
import { elsewhere } from './failures.ts';

const mostPages = 200;

/** A page of a list. */
export interface Page {
  readonly items: readonly unknown[];
  /** The address of the next one, from here. */
  readonly next: string | undefined;
}

/** Reads a page as its host writes it; undefined when it holds no list. */
export type ReadPage = (reply: Reply, url: string) => Page | undefined;

/** Everything in a list, over all its pages; what leads back to a page that was read already ends it. Throws FailureError. */
export async function allPages(connection: Connection, first: string, read: ReadPage): Promise<readonly JsonObject[]> {
  const items: JsonObject[] = [];
  const seen = new Set<string>();
  for (let url: string | undefined = first; url !== undefined && !seen.has(url); ) {
    if (seen.size === mostPages) throw unreadable(connection, `lists more than ${mostPages} pages of comments`);
    seen.add(url);
    const reply = await ask(connection, { method: 'GET', url, isRepeatable: true });
    const page: Page | undefined = reply && read(reply, url);
    if (!page) throw unreadable(connection, `answers GET ${new URL(url).pathname} with something that is no list`);
    items.push(...page.items.filter(isObject));
    url = page.next === undefined ? undefined : sameHost(connection, page.next, url);
  }
  return items;
}

function sameHost(connection: Connection, next: string, from: string): string {
  const url = URL.canParse(next, from) ? new URL(next, from) : undefined;
  if (url?.origin !== new URL(connection.apiUrl).origin) throw elsewhere(connection, 'has the next page at', next);
  return url.href;
}

function unreadable({ title }: Connection, what: string): FailureError {
  return new FailureError('ForgeAnswerInvalid', `${title} ${what}`);
}
