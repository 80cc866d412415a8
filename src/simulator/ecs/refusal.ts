import { AwsError } from '../aws-error.ts';

/** ECS's refusal of a member's value. */
export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

/** ECS's refusal of what a request asks for as a whole. */
export function clientError(message: string): AwsError {
  return new AwsError('ClientException', message);
}

/** Refuses a value that is given and not among the SDK's values of that enumeration. */
export function requireOneOf(
  subject: string,
  value: string | undefined,
  values: Readonly<Record<string, string>>,
): void {
  const allowed = Object.values(values);
  if (value !== undefined && !allowed.includes(value)) {
    throw invalidParameter(`${subject} should be one of [${allowed.sort().join(',')}]`);
  }
}

/** Refuses a list that is longer than AWS takes. */
export function requireAtMost(subject: string, list: readonly unknown[] | undefined, maximum: number): void {
  if ((list?.length ?? 0) > maximum) throw invalidParameter(`${subject} can have at most ${maximum} items.`);
}

/** The value of a member that AWS insists on. */
export function required<Value>(subject: string, value: Value | undefined): Value {
  if (value === undefined) throw invalidParameter(`${subject} is missing`);
  return value;
}

/** Refuses a page size outside 1 to `maximum`. */
export function requirePageSize(maxResults: number | undefined, maximum: number): void {
  if (maxResults === undefined || (Number.isInteger(maxResults) && maxResults >= 1 && maxResults <= maximum)) return;
  throw invalidParameter(`maxResults must be between 1 and ${maximum}`);
}
