/** Which members a value of a manifest has, in the order that they are written in. */
export interface Layout {
  /** Undefined where the author names the members. */
  readonly names: readonly string[] | undefined;
  readonly member: (name: string) => Layout | undefined;
  readonly element: () => Layout | undefined;
}

/** The layout of the manifests of a kind; undefined for a kind that there is not. */
export type LayoutOf = (kind: string) => Layout | undefined;
