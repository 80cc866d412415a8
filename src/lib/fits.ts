import { isObject } from './json.ts';

/** Says whether a value has the form that is expected of it. */
export type Form = (value: unknown) => boolean;

/** Text. */
export const text: Form = (value) => typeof value === 'string';

/** True or false. */
export const flag: Form = (value) => typeof value === 'boolean';

/** How many. */
export const count: Form = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** A whole number of at least 0 and at most so many. */
export function upTo(most: number): Form {
  return (value) => count(value) && Number.isInteger(value) && Number(value) <= most;
}

/** One of some texts. */
export function oneOf(...words: readonly string[]): Form {
  return (value) => typeof value === 'string' && words.includes(value);
}

/** The form, or nothing at all. */
export function optional(form: Form): Form {
  return (value) => value === undefined || form(value);
}

/** Any of the forms. */
export function anyOf(...forms: readonly Form[]): Form {
  return (value) => forms.some((form) => form(value));
}

/** A list whose items all have the form. */
export function listOf(form: Form): Form {
  return (value) => Array.isArray(value) && value.every(form);
}

/** An object whose members have the forms of that name; others may be anything. */
export function objectWith(members: Readonly<Record<string, Form>>): Form {
  return (value) => isObject(value) && Object.entries(members).every(([name, form]) => form(value[name]));
}
