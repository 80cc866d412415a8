/** `Kind/name`: how a resource is called in manifests, output and ownership tags. Unique per source. */
export type ResourceId = `${string}/${string}`;

/** What tells a resource apart from its siblings of one kind in one account and region, e.g. `web` or `demo/web`. */
export type ResourceKey = string;

/** A place in a file; lines and columns count from 1. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The account and region that a pass works on. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

/** What other resources may refer to: `arn`, `name`, `uri` … */
export type Attributes = Readonly<Record<string, string>>;

/** The id of a kind's resource. */
export function resourceId(kind: string, name: string): ResourceId {
  return `${kind}/${name}`;
}

/** The kind's name in an id. */
export function kindOf(id: ResourceId): string {
  return id.slice(0, id.indexOf('/'));
}

/** The resource's own name in an id. */
export function nameOf(id: ResourceId): string {
  return id.slice(id.indexOf('/') + 1);
}
