import type { ForgeMissing } from '../model/forge.ts';

/** An environment variable that CI sets, or a person. */
export interface Variable {
  readonly name: string;
  /** What a value must look like. */
  readonly form: RegExp;
  readonly fallback?: string;
  /** What to do when it is absent. */
  readonly fix: string;
  readonly isCredential?: true;
}

/** A name in an address that cannot lead out of its place. */
export const nameForm = /^(?!\.{1,2}$)[\w.-]{1,200}$/;

/** A number that counts pull requests. */
export const numberForm = /^[1-9]\d{0,14}$/;

/** The address of an API: nobody's name and password in it, and nothing after its path. */
export const addressForm = /^https?:\/\/[^\s@?#]*[^\s@?#/]$/;

/** What a header can carry. */
export const tokenForm = /^[\x21-\x7e]+$/;

/** The values of the variables by their names here; of the first that is missing or malformed, what to do about it. */
export function readVariables<Name extends string>(
  rows: Readonly<Record<Name, Variable>>,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly values: Readonly<Record<Name, string>> } | ForgeMissing {
  const values: Partial<Record<Name, string>> = {};
  for (const key of Object.keys(rows) as Name[]) {
    const { name, form, fallback, fix, isCredential = false } = rows[key];
    const value = environment[name]?.trim() || fallback;
    if (value === undefined) return { missing: `${name} is not set`, fix, isCredential };
    if (!form.test(value)) return { missing: `${name} is not what it should be`, fix, isCredential };
    values[key] = value;
  }
  return { values: values as Record<Name, string> };
}
