import { isObject } from '../lib/json.ts';
import { FailureError } from '../model/failure.ts';
import type { Forge, PlanComment } from '../model/forge.ts';
import type { Dialect, Target } from './dialect.ts';
import { allPages } from './http/all-pages.ts';
import { ask, type Reply } from './http/ask.ts';
import type { Connection, Question, World } from './http/connection.ts';
import { withoutSecrets } from './http/said.ts';
import { idText, memberAt, type Written, writtenIn } from './written.ts';

const patienceMs = 120_000;
/** What a host answers about a comment that somebody has deleted. */
const gone = [404, 410];

/** The comments of a pull request, by what its host calls things. */
export function commentsOf(dialect: Dialect, target: Target, world: World): Omit<Forge, 'linkTo'> {
  const connection = connectionTo(dialect, target, world);
  const { comments: url } = target;
  const send = (method: Question['method'], address: string, body?: string) =>
    ask(connection, {
      ...{ method, url: address, isRepeatable: method !== 'POST', accepts: method === 'POST' ? [] : gone },
      ...(body === undefined ? {} : { body: dialect.payload(body) }),
    });
  return {
    name: dialect.name,
    bodyOf: (markdown, key) => `${dialect.marker(key)}\n\n${dialect.harmless(markdown).trim()}\n`,
    async comments(key) {
      const items = await allPages(connection, `${url}?${dialect.listQuery}`, dialect.readPage);
      const written = items.flatMap((item) => writtenIn(item, dialect.paths) ?? []);
      const marked = written.filter(({ body }) => body.split('\n', 1)[0]?.trim() === dialect.marker(key));
      // Who has no comment here need not be asked for by name.
      const me = marked.length === 0 ? undefined : (target.author ?? (await ownerOf(dialect, target, connection)));
      return marked
        .filter(({ author }) => author === me)
        .sort((left, right) => left.id - right.id)
        .map(shown(connection));
    },
    create: async (body) => commentIn(await send('POST', url, body), dialect, connection),
    update: async (id, body) =>
      commentIn(await send(dialect.updateMethod, dialect.commentUrl(url, id), body), dialect, connection),
    async remove(id) {
      await send('DELETE', dialect.commentUrl(url, id));
    },
  };
}

function connectionTo({ title, permission }: Dialect, { apiUrl, headers, secrets }: Target, world: World): Connection {
  const until = world.clock.now() + patienceMs;
  return { title, apiUrl, permission, secrets, headers: { ...headers, 'user-agent': 'evenkeel' }, until, world };
}

/** The id of the token's owner. Throws FailureError. */
async function ownerOf(dialect: Dialect, { me }: Target, connection: Connection): Promise<string> {
  const reply = await ask(connection, me);
  const owner = idText(memberAt(reply?.json, dialect.whoAmI));
  if (owner !== undefined) return owner;
  throw new FailureError('ForgeAnswerInvalid', `${dialect.title} does not say whom the token belongs to`);
}

function commentIn(reply: Reply | undefined, { paths }: Dialect, connection: Connection): PlanComment | undefined {
  const written = isObject(reply?.json) ? writtenIn(reply.json, paths) : undefined;
  return written && shown(connection)(written);
}

function shown({ secrets }: Connection): (comment: Written) => PlanComment {
  return ({ id, body, url }) => ({ id, body, ...(url === undefined ? {} : { url: withoutSecrets(url, secrets) }) });
}
