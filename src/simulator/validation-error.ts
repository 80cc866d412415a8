import { AwsError } from './aws-error.ts';
import type { ConstraintSet, Violation } from './constraint.ts';

/** The refusal of AWS's common front end, under the error code that the service gives it: all violations in one sentence each. */
export function validationError(code: string): ConstraintSet['refuse'] {
  return (violations) => {
    const count = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`;
    return new AwsError(code, `${count} detected: ${violations.map(sentence).join('; ')}`);
  };
}

function sentence({ path, value, constraint }: Violation): string {
  return `Value ${printed(value)} at '${path}' failed to satisfy constraint: ${constraint}`;
}

function printed(value: unknown): string {
  if (value === undefined) return 'null';
  if (Array.isArray(value)) return `'[${value.join(', ')}]'`;
  return typeof value === 'object' ? `'${JSON.stringify(value)}'` : `'${value}'`;
}
