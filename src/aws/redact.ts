import { FailureError } from '../model/failure.ts';

const secretMembers = new Set(['environment', 'options', 'driverOpts', 'dockerLabels', 'command', 'entryPoint']);
/** Regions, groups and prefixes: the ARNs in AWS's texts are made of the same words. */
const plainMember = /^awslogs-/;

/** The error with every value that the request carried in a possibly secret member taken out: AWS's texts quote their input. */
export function withoutSecrets(error: FailureError, input: unknown): FailureError {
  const { reason, message, code } = error.failure;
  let redacted = message;
  for (const secret of longestFirst(secrets(input, false))) redacted = redacted.replaceAll(secret, '(sensitive)');
  return redacted === message ? error : new FailureError(reason, redacted, code);
}

/** With the spelling that each has in JSON. A shorter one taken out first would leave the rest of the longer one to be read. */
function longestFirst(texts: readonly string[]): string[] {
  const spellings = texts.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
  return [...new Set(spellings)].sort((left, right) => right.length - left.length);
}

function secrets(value: unknown, inside: boolean): string[] {
  if (typeof value === 'string') return inside && value.length >= 4 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  // The name of an environment variable is no secret, and AWS's texts need it.
  const isPlain = (name: string) => plainMember.test(name) || (name === 'name' && 'value' in value);
  const members = Object.entries(value).filter(([name]) => !inside || !isPlain(name));
  return members.flatMap(([name, item]) => secrets(item, inside || secretMembers.has(name)));
}
