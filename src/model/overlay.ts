import type { FieldRules } from './field.ts';

/** What documents are called that say how an environment differs from its bases. */
export const overlayKind = 'Overlay';

/** One sentence about overlays for `explain` and `schema`. */
export const overlaySummary = 'How an environment differs from the manifests that all environments share.';

/** How an environment differs from the manifests that all environments share; the JSON Schema is generated from here. */
export interface Overlay {
  /** The only AWS account that the environment may be applied to; gives `${account}` its value. Quote it. */
  readonly account?: string;
  /** The only AWS region that the environment may be applied to; gives `${region}` its value. */
  readonly region?: string;
  /** Files and folders of manifests, relative to this file. The paths that a command reads when left out. */
  readonly bases?: readonly string[];
  /** Values of variables; they go before those of evenkeel.yaml, which they may use, but not each other. */
  readonly vars?: Readonly<Record<string, unknown>>;
  /** Other tags or digests for images, wherever they are used. */
  readonly images?: readonly OverlayImage[];
  /** Changes to single manifests, made one after the other. */
  readonly patches?: readonly OverlayPatch[];
}

/** Another tag or digest for an image. */
export interface OverlayImage {
  /** The image's repository with or without its registry, or the name of the manifest that a `ref:` points to. */
  readonly name: string;
  /** Another repository. */
  readonly newName?: string;
  /** The tag that is used; either this or a digest. */
  readonly newTag?: string;
  /** The digest that is used; either this or a tag. */
  readonly digest?: string;
}

/** A change to one manifest. */
export interface OverlayPatch {
  /** The manifest that is changed. */
  readonly target: OverlayTarget;
  /** Merged into the manifest: members into members, elements of keyed lists by key; `null` takes a member out. */
  readonly merge: OverlayMerge;
}

/** Which manifest a patch is for. */
export interface OverlayTarget {
  /** Its kind. */
  readonly kind: string;
  /** Its `metadata.name`. */
  readonly name: string;
}

/** What a patch may change. */
export interface OverlayMerge {
  /** Labels and annotations. */
  readonly metadata?: OverlayMetadata;
  /** As in a manifest. */
  readonly policy?: Readonly<Record<string, unknown>>;
  /** As in a manifest; `$patch: delete` in an element of a keyed list takes it out. */
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** What a patch may change of a manifest's metadata. */
export interface OverlayMetadata {
  /** Free text to select by. */
  readonly labels?: Readonly<Record<string, unknown>>;
  /** Free text for people and programs. */
  readonly annotations?: Readonly<Record<string, unknown>>;
}

/** What the declared types cannot say about an overlay. */
export const overlayFields: FieldRules = {
  account: { pattern: '^\\d{12}$' },
  region: { pattern: '^[a-z]{2}(-[a-z]+)+-\\d+$' },
  'images[].newTag': { pattern: '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$' },
  'images[].digest': { pattern: '^sha256:[0-9a-f]{64}$' },
};

/** The owner in ownership tags: environments in one account never touch each other's resources. */
export function ownerIn(environment: string | undefined, owner: string): string {
  return environment === undefined ? owner : `${owner}/${environment}`;
}
