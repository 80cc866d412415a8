import type { Rewrite } from './manifest-edit.ts';

/** What formatting makes of the files of a reading. */
export interface Formatting {
  /** How many files hold manifests and nothing else. */
  readonly files: number;
  /** Those that are to look otherwise. */
  readonly rewrites: readonly Rewrite[];
  /** Those that are left as they are although they are ours. */
  readonly left: readonly { readonly file: string; readonly why: string }[];
}
