import { sleep } from '../lib/clock.ts';
import { FailureError } from '../model/failure.ts';
import type { Forge, PlanComment } from '../model/forge.ts';
import type { Shell } from './shell.ts';

/** How a comment that is there already becomes the new one: in place, or as the last of its pull request. */
export type CommentMode = 'update' | 'recreate';

/** A plan on its way into a pull request. */
export interface Draft {
  /** Equal for plans whose comments replace each other. */
  readonly key: string;
  readonly markdown: string;
  /** False when nobody need hear of it who has not heard of it before. */
  readonly isNews: boolean;
  readonly mode: CommentMode;
}

/** What is done about the comments of a plan. */
export type Deed = 'nothing' | 'create' | 'keep' | 'update' | 'recreate';

/** What a deed depends on. */
export interface Situation extends Pick<Draft, 'isNews' | 'mode'> {
  readonly isThere: boolean;
  /** True when it says already what it would be made to say. */
  readonly isSame: boolean;
}

/**
 * The first row that fits:
 *
 *     our comment      the plan     mode        deed
 *     none             is no news   any         nothing
 *     none             is news      any         create
 *     there            any          recreate    recreate: remove it, create another
 *     says the same    any          update      keep
 *     differs          any          update      update
 *
 * Of several comments the oldest is ours to keep, and the others go.
 */
const table: readonly (readonly [Partial<Situation>, Deed])[] = [
  [{ isThere: false, isNews: false }, 'nothing'],
  [{ isThere: false }, 'create'],
  [{ mode: 'recreate' }, 'recreate'],
  [{ isSame: true }, 'keep'],
  [{}, 'update'],
];

const mostRounds = 4;

/** The deed that a situation asks for. */
export function deedFor(situation: Situation): Deed {
  const members = Object.keys(situation) as (keyof Situation)[];
  const isMet = ([row]: (typeof table)[number]) =>
    members.every((member) => row[member] === undefined || row[member] === situation[member]);
  return table.find(isMet)?.[1] ?? 'nothing';
}

/** What has been done, and the comment that is there now. */
export interface Stuck {
  readonly deed: Deed;
  readonly comment?: PlanComment;
}

/** Leaves one comment of a plan in its pull request; none where there was none and nothing is to be said. Throws FailureError. */
export async function stickComment(
  forge: Forge,
  draft: Draft,
  { clock, signal }: Pick<Shell, 'clock' | 'signal'>,
): Promise<Stuck> {
  const body = forge.bodyOf(draft.markdown, draft.key);
  let wanted: Pick<Draft, 'isNews' | 'mode'> = draft;
  let first: Deed | undefined;
  for (let round = 1; round <= mostRounds; round++) {
    const found = await forge.comments(draft.key);
    const deed = deedFor({ ...wanted, isThere: found.length > 0, isSame: isSame(found[0], body) });
    first ??= deed;
    if (deed === 'nothing') return { deed: first };
    const comment = await deeds[deed](forge, body, found);
    if (comment) return { deed: first, comment };
    // Whether the new one is there is told by looking, and it must not be taken for an old one.
    if (deed === 'recreate') wanted = { isNews: true, mode: 'update' };
    await sleep(clock, round * 2000, signal);
  }
  throw new FailureError('ForgeUnreachable', 'the comment was written, and no clear answer came, again and again');
}

const deeds: Readonly<
  Record<
    Exclude<Deed, 'nothing'>,
    (forge: Forge, body: string, found: readonly PlanComment[]) => Promise<PlanComment | undefined>
  >
> = {
  create: (forge, body) => forge.create(body),
  async keep(forge, _body, [oldest, ...others]) {
    await removeAll(forge, others);
    return oldest;
  },
  async update(forge, body, [oldest, ...others]) {
    await removeAll(forge, others);
    return oldest && forge.update(oldest.id, body);
  },
  async recreate(forge, body, found) {
    await removeAll(forge, found);
    return forge.create(body);
  },
};

async function removeAll(forge: Forge, comments: readonly PlanComment[]): Promise<void> {
  for (const { id } of comments) await forge.remove(id);
}

/** A host may change line ends and blanks around a text that it keeps. */
function isSame(comment: PlanComment | undefined, body: string): boolean {
  return comment?.body.replaceAll('\r\n', '\n').trim() === body.trim();
}
