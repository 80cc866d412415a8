import { AwsError } from './aws-error.ts';

/**
 * Cuts one page out of a list. Tokens are opaque to clients; a malformed one is refused. A list of strings may shrink
 * between two pages without an item being skipped: the token names the item that the next page starts with.
 */
export function page<Item>(
  all: readonly Item[],
  request: { nextToken?: string | undefined; maxResults?: number | undefined },
  defaultSize: number,
): { items: Item[]; nextToken: string | undefined } {
  const start = request.nextToken === undefined ? 0 : startOf(all, readToken(request.nextToken));
  const end = start + (request.maxResults ?? defaultSize);
  const nextToken = end < all.length ? writeToken({ offset: end, item: keyOf(all[end]) }) : undefined;
  return { items: all.slice(start, end), nextToken };
}

interface Token {
  readonly offset: number;
  readonly item?: string | undefined;
}

function startOf(all: readonly unknown[], { offset, item }: Token): number {
  if (item === undefined || all[offset] === item) return offset;
  const moved = all.indexOf(item);
  return moved >= 0 ? moved : offset;
}

function keyOf(item: unknown): string | undefined {
  return typeof item === 'string' ? item : undefined;
}

function writeToken(token: Token): string {
  return Buffer.from(JSON.stringify(token)).toString('base64');
}

function readToken(token: string): Token {
  try {
    const { offset, item } = JSON.parse(Buffer.from(token, 'base64').toString('utf8'));
    if (Number.isInteger(offset) && offset >= 0) return { offset, item };
  } catch {
    // Falls through: anything unreadable is answered the same way.
  }
  throw new AwsError('InvalidParameterException', 'Invalid token');
}
