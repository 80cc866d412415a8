import type { Origin } from './resource.ts';

/** The hosts of repositories whose pull requests evenkeel writes in. */
export const forgeNames = ['github', 'gitlab', 'bitbucket'] as const;

/** The name of such a host; also of the Markdown that it understands. */
export type ForgeName = (typeof forgeNames)[number];

/** A comment that evenkeel wrote in a pull request. */
export interface PlanComment {
  readonly id: number;
  readonly body: string;
  /** Where people see it. */
  readonly url?: string;
}

/** The comments of one pull request, or merge request. Everything throws FailureError. */
export interface Forge {
  readonly name: ForgeName;
  /** Where people see a line of a manifest; undefined when it is not in the repository, or nobody knows. */
  readonly linkTo: (origin: Origin) => string | undefined;
  /** The text as it is posted: with the key hidden in it, and with nothing in it that the host would take for a command. */
  readonly bodyOf: (markdown: string, key: string) => string;
  /** The comments with this key that the owner of the token wrote, the oldest first; somebody else's copy of the key counts for nothing. */
  comments(key: string): Promise<readonly PlanComment[]>;
  /** Undefined when no clear answer came: the comment may be there or not, and only looking tells. */
  create(body: string): Promise<PlanComment | undefined>;
  /** Undefined when the comment is gone, or when no clear answer came. */
  update(id: number, body: string): Promise<PlanComment | undefined>;
  /** An absent comment is fine. */
  remove(id: number): Promise<void>;
}

/** Why no pull request can be reached from here: what is missing, and how to mend it. */
export interface ForgeMissing {
  readonly missing: string;
  readonly fix: string;
  /** True when it is a credential. */
  readonly isCredential: boolean;
}
