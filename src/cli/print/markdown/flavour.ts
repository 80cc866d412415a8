/** What a forge's Markdown can do. */
export interface Flavour {
  /** Characters that a plan may take in one comment; the rest of the forge's limit is room for what is put around it. */
  readonly budget: number;
  /** `> [!CAUTION]` is drawn as a box. */
  readonly alerts: boolean;
  /** `<details>` folds. */
  readonly folds: boolean;
}

/** GitHub takes 65,536 characters in a comment, GitLab 1,000,000, Bitbucket 32,768 and no HTML. */
export const flavours = {
  github: { budget: 60_000, alerts: true, folds: true },
  gitlab: { budget: 100_000, alerts: false, folds: true },
  bitbucket: { budget: 32_000, alerts: false, folds: false },
} as const satisfies Readonly<Record<string, Flavour>>;

export type FlavourName = keyof typeof flavours;
