import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import type { Failure } from './failure.ts';
import type { ChangeMode } from './field.ts';
import type { Forecast } from './forecast.ts';
import type { Origin, ResourceId, ResourceKey } from './resource.ts';

/** A value that only applying can tell: the named resource does not exist yet. */
export interface Pending extends JsonObject {
  readonly pending: ResourceId;
  readonly attribute: string;
  /** Follows the attribute's value. */
  readonly suffix: string;
}

/** One field that differs. Steps are member names; elements of keyed lists are `[key]`, of others `[index]`. */
export interface FieldChange {
  readonly path: readonly string[];
  readonly before?: Json;
  readonly after?: Json;
  readonly mode: ChangeMode;
  readonly rolls?: true;
  /** The author did not bring this difference, although others of the same resource. */
  readonly isDrift?: true;
  /** The values must never be printed. */
  readonly sensitive?: true;
}

export type Operation = 'none' | 'create' | 'update' | 'revise' | 'replace' | 'rollback' | 'adopt' | 'prune';

/** What is to be done about one resource. */
export interface Change {
  readonly op: Operation;
  readonly id: ResourceId;
  readonly key: ResourceKey;
  readonly fields: readonly FieldChange[];
  readonly origin?: Origin;
  /** AWS was as Git says, and Git still says the same: somebody else made the difference. */
  readonly isDrift?: true;
  /** What the deployment that it starts will do. */
  readonly forecast?: Forecast;
  /** Steps that must succeed first. */
  readonly after: readonly ResourceId[];
  /** Why it is not done now. */
  readonly held?: Failure;
  /** Fields that are left as they are while the others are changed, with why. */
  readonly withheld?: { readonly fields: readonly FieldChange[]; readonly failure: Failure };
}

/** True for a value that is known only after apply. */
export function isPending(value: unknown): value is Pending {
  return isObject(value) && 'pending' in value && 'attribute' in value && 'suffix' in value;
}

/** A path as one text: `containerDefinitions[app].image`. */
export function pathText(path: readonly string[]): string {
  return path.reduce((text, step) => (step.startsWith('[') || text === '' ? text + step : `${text}.${step}`), '');
}
