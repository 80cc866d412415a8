import { isObject, type Json } from '../lib/json.ts';
import { type Change, type FieldChange, isPending, type Operation, pathText } from './change.ts';
import type { Failure, Reason } from './failure.ts';
import type { ChangeMode } from './field.ts';
import type { Forecast } from './forecast.ts';
import type { Step } from './plan.ts';
import type { Origin, ResourceId } from './resource.ts';

/** A field of a change as programs get it: sensitive values are left out, values known only after apply say so. */
export interface PublicField {
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
  readonly mode: ChangeMode;
  readonly rolls?: true;
  /** It differed before; other fields of the resource are what the author changes. */
  readonly isDrift?: true;
  readonly sensitive?: true;
}

/** A change as programs get it; the same in every output. */
export interface PublicChange {
  readonly id: ResourceId;
  readonly action: Operation;
  readonly fields: readonly PublicField[];
  /** Git did not bring this difference. */
  readonly isDrift?: true;
  /** What the deployment that it starts will do. */
  readonly forecast?: Forecast;
  readonly held?: { readonly reason: Reason; readonly message: string; readonly until?: string };
  /** Fields that stay as they are while the others change. */
  readonly withheld?: { readonly reason: Reason; readonly message: string; readonly fields: readonly PublicField[] };
  readonly origin?: Origin;
}

/** What may be shown of a step. */
export function publicChange({ change }: Pick<Step, 'change'>): PublicChange {
  const { id, op, fields, isDrift, forecast, held, withheld, origin } = change;
  return {
    id,
    action: op,
    fields: fields.map(publicField),
    ...(isDrift ? { isDrift } : {}),
    ...(forecast ? { forecast } : {}),
    ...(held ? { held: publicHeld(held) } : {}),
    ...(withheld ? { withheld: publicWithheld(withheld) } : {}),
    ...(origin ? { origin } : {}),
  };
}

function publicHeld({ reason, message, until }: Failure): PublicChange['held'] {
  return { reason, message, ...(until === undefined ? {} : { until }) };
}

function publicWithheld({ failure, fields }: NonNullable<Change['withheld']>): PublicChange['withheld'] {
  return { reason: failure.reason, message: failure.message, fields: fields.map(publicField) };
}

function publicField({ path, before, after, mode, rolls, isDrift, sensitive }: FieldChange): PublicField {
  const shown = { path: pathText(path), mode, ...(rolls ? { rolls } : {}), ...(isDrift ? { isDrift } : {}) };
  if (sensitive) return { ...shown, sensitive };
  return {
    ...shown,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after: publicValue(after) }),
  };
}

function publicValue(value: Json): Json {
  if (isPending(value)) return { pending: value.pending };
  if (Array.isArray(value)) return value.map(publicValue);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, member && publicValue(member)]));
}
