import type { Json, JsonObject } from '../lib/json.ts';
import type { Deployment } from './deployment.ts';
import type { Failure } from './failure.ts';
import type { ChangeMode, FieldRules } from './field.ts';
import type { Forecast } from './forecast.ts';
import type { Policy } from './manifest.ts';
import type { Permission } from './permission.ts';
import type { Observed, Surplus } from './provider.ts';
import type { Attributes, Place, ResourceKey } from './resource.ts';
import type { Health } from './status.ts';

/** Something in a manifest that AWS would refuse. */
export interface Finding {
  /** Path below `spec`; numbers step into lists. */
  readonly path: readonly (string | number)[];
  /** One sentence without a full stop. */
  readonly message: string;
  readonly suggestion?: string;
  /** An error unless said otherwise. */
  readonly severity?: 'warning';
  /** RuleBroken unless said otherwise. */
  readonly reason?: 'SecretLiteral';
}

/** What a check looks at. */
export interface Subject {
  /** In AWS's shape, references and unknown variables still as text. */
  readonly spec: JsonObject;
  /** The spec of another manifest that a value refers to, by `ref:` or by name; undefined when it is not managed here. */
  readonly related: (value: Json | undefined, kind: string) => JsonObject | undefined;
}

/** A change that starts a deployment, seen before it is made. */
export interface Prospect {
  /** With references resolved and defaults filled in. */
  readonly desired: JsonObject;
  /** As the author wrote it, references as text. */
  readonly given: JsonObject;
  readonly observed: Observed;
  readonly related: Subject['related'];
}

/** One rule that AWS would enforce later. */
export type Check = (subject: Subject) => readonly Finding[];

/** One sentence of AWS about a resource. */
export interface Notice {
  /** ISO 8601. */
  readonly at: string;
  readonly message: string;
}

/** What a text in a spec or on a command line calls a resource. */
export interface Sought {
  readonly key: ResourceKey;
  /** The one revision that is meant, where a key stands for several. */
  readonly exactly?: string;
}

/** A quota of AWS that one resource can come near to. */
export interface Quota {
  /** `services per cluster` */
  readonly name: string;
  /** What every account has that did not ask for more. */
  readonly limit: number;
  /** A number, or the list whose elements count; anything else where AWS does not tell. */
  readonly used: (observed: Observed) => Json | undefined;
}

/** One kind of resource, as data. */
export interface Kind {
  readonly name: string;
  /** One sentence for `explain` and the docs. */
  readonly summary: string;
  /** Where AWS publishes the shape: the SDK package and the type of the create call's input, less what is not part of the spec. */
  readonly shape: {
    readonly package: string;
    readonly type: string;
    readonly omit: readonly string[];
    /** Members of other calls' inputs that belong to the same thought, by type name. */
    readonly add?: Readonly<Record<string, readonly string[]>>;
    /** Required members that may be left out because `metadata.name` or another call gives them. */
    readonly optional?: readonly string[];
  };
  /** The field that carries AWS's name; `metadata.name` when left out. */
  readonly nameField: string;
  /** How a change is made where a field's rule does not say. */
  readonly onChange: ChangeMode;
  readonly fields: FieldRules;
  readonly checks: readonly Check[];
  /** Members that AWS only answers with; dropped from a pasted describe answer. */
  readonly describeOnly: readonly string[];
  /** The spec in a pasted describe answer where AWS answers in another shape than it asks; `describeOnly` members still stand in it. */
  readonly fromAnswer?: (answer: JsonObject) => JsonObject;
  /** How the tag index calls it, e.g. `ecs:cluster`. */
  readonly indexType: string;
  /** Identity in the account and region, from a spec whose references are resolved. */
  readonly keyOf: (spec: JsonObject) => ResourceKey;
  /** Identity from an ARN of this kind. */
  readonly keyOfArn: (arn: string) => ResourceKey;
  /** What a text means that is more than a name or an ARN: an image's URI, `family:revision`; undefined when it means none of this kind. */
  readonly named?: (text: string, place: Place) => Sought | undefined;
  /** What can be told before the resource exists. */
  readonly attributes: (spec: JsonObject, place: Place) => Attributes;
  /** One form for specs that mean the same as a whole (defaults that depend on other fields). Applied to both sides. */
  readonly prepare?: (spec: JsonObject, place: Place | undefined) => JsonObject;
  /** The spec without what `prepare` puts in by itself: as an author would write it. */
  readonly abridge?: (spec: JsonObject) => JsonObject;
  /** How it is doing; `own` is the latest deployment of what the manifest wants, if there was one. */
  readonly health: (observed: Observed, own?: Deployment) => Health;
  /** Why it must not be pruned without explicit consent. */
  readonly guard?: (observed: Observed) => Failure | undefined;
  /**
   * What the policy no longer keeps beside the spec, by name, e.g. old revisions: as they stand on AWS, and which of them go.
   * `users` are the resources that refer to this one, undefined where nothing is known of one.
   */
  readonly housekeeping?: (
    observed: Observed,
    policy: Policy,
    users: () => readonly (Observed | undefined)[],
  ) => Surplus | undefined;
  /** What a deployment will do to tasks. */
  readonly forecast?: (prospect: Prospect) => Forecast;
  /** What AWS has noted about it, oldest first. */
  readonly notices?: (observed: Observed) => readonly Notice[];
  /** Quotas that AWS's answers tell something about. */
  readonly quotas?: readonly Quota[];
  /** It stands for containers whose lines the provider can read. */
  readonly hasLogs?: true;
  /** The member of the spec that lists containers, each with a name and an image. */
  readonly containersIn?: string;
  /** Facts shown in tables: column title → text. */
  readonly columns: (observed: Observed) => Readonly<Record<string, string>>;
  /** What IAM must allow for its calls. */
  readonly permissions: readonly Permission[];
}

/** The kinds by name, with the JSON Schema of their manifests. */
export interface Registry {
  readonly kinds: ReadonlyMap<string, Kind>;
  /** What IAM must allow besides what the kinds need. */
  readonly permissions: readonly Permission[];
  /** The generated JSON Schema of a kind's manifest. */
  readonly schema: (kind: string) => JsonObject;
}
