import type { Document } from './document.ts';
import type { RuleNode } from './field.ts';
import type { Layout } from './layout.ts';
import type { Problem } from './problem.ts';

/** What is known of a kind where its manifests are patched. */
export interface PatchRules {
  /** Of its spec. */
  readonly rules: RuleNode;
  /** Of the whole manifest. */
  readonly layout: Layout;
  /** The member of the spec that carries AWS's name. */
  readonly nameField: string;
}

/** What reading an environment asks the kinds. */
export interface OverlayRules {
  /** Everything that is wrong with an overlay by itself. */
  readonly check: (overlay: Document) => readonly Problem[];
  /** Undefined for a kind that there is not. */
  readonly of: (kind: string) => PatchRules | undefined;
}
