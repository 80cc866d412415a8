import type { JsonObject } from '../lib/json.ts';
import type { Place, ResourceId } from './resource.ts';

/** A manifest that says what AWS has. */
export interface Imported {
  readonly id: ResourceId;
  readonly manifest: JsonObject;
  /** Imported resources that it refers to. */
  readonly dependsOn: readonly ResourceId[];
  /** Other resources live below it. */
  readonly isOwner: boolean;
}

/** Something that manifests name and that none of them describes. */
export interface Named {
  /** What it is: a kind, or words such as `IAM role`. */
  readonly what: string;
  readonly name: string;
  readonly usedBy: readonly ResourceId[];
}

/** Something about one resource that its reader has to know. */
export interface Remark {
  readonly id: ResourceId;
  readonly text: string;
}

/** A value that is not written out because it looks like a secret. */
export interface HiddenValue {
  readonly id: ResourceId;
  /** `containerDefinitions[0].environment[1].value` */
  readonly path: string;
  /** The variable that stands in its place. */
  readonly variable: string;
  /** It has the form of nothing but a secret, so that no manifest may carry it. */
  readonly isCertain: boolean;
}

/** What was found on AWS, as manifests, and what these cannot say. */
export interface Import {
  readonly place: Place;
  readonly manifests: readonly Imported[];
  /** Resources of no kind of ours. */
  readonly outside: readonly Named[];
  /** Resources of our kinds that are named and that AWS does not have. */
  readonly absent: readonly Named[];
  /** References that stay names, because the manifest of that name describes something else. */
  readonly plain: readonly Named[];
  readonly secrets: readonly HiddenValue[];
  /** Resources without a manifest, with why. */
  readonly leftOut: readonly Remark[];
  /** Resources that the present manifests describe already, with where. */
  readonly described: readonly Remark[];
}

/** AWS does not have what was asked for. */
export interface NotFound {
  readonly missing: string;
  /** The most similar name that AWS has. */
  readonly near?: string;
}
