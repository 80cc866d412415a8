import type { ResourceId } from './resource.ts';

/**
 * Who has the next move: the manifest's author, an operator, nobody (time), the account's owner, nobody (retry), or us.
 */
export type FailureClass = 'invalid' | 'held' | 'waiting' | 'denied' | 'transient' | 'bug';

interface FailureKind {
  readonly class: FailureClass;
  readonly sentence: string;
  readonly remedy: string;
}

function failures<Name extends string>(table: Record<Name, FailureKind>): Record<Name, FailureKind> {
  return table;
}

/** Every reason why something is not as Git says, once: error name, condition reason, metric label, event type and docs anchor. */
export const failureTable = failures({
  SourceUnreadable: row(
    'invalid',
    'A file or folder could not be read',
    'Check that it exists and that evenkeel may read it.',
  ),
  SourceEmpty: row('held', 'The folder holds no manifests', 'Nothing is pruned until manifests are back.'),
  SourceEscape: row('invalid', 'A link leads out of the manifests folder', 'Put the file itself into the folder.'),
  FileTooLarge: row('invalid', 'A file is larger than a manifest may be', 'Split it, or move it out of the folder.'),
  SyntaxInvalid: row('invalid', 'A file is not valid YAML or JSON', 'Mend the line shown.'),
  VariableUndefined: row('invalid', 'A variable has no value', 'Define it, or give a default: ${name:-default}.'),
  EnvironmentUnknown: row('invalid', 'There is no such environment', 'Correct its name, or write its overlay.'),
  OverlayChained: row('invalid', 'An overlay is the base of another', 'Name the manifests themselves in bases.'),
  OverlayUnmatched: row(
    'invalid',
    'An overlay changes something that its bases do not have',
    'Correct the name, or remove the entry.',
  ),
  KindUnknown: row('invalid', 'The kind does not exist', 'Use one of the kinds that `evenkeel schema` lists.'),
  BaseUnknown: row(
    'invalid',
    'The commit to compare with cannot be read',
    'Correct its name, or fetch it: a shallow checkout has only the latest commit.',
  ),
  FieldUnknown: row('invalid', 'The field does not exist', 'Remove it or correct its name.'),
  FieldInvalid: row('invalid', 'A value is not what the field takes', 'Correct the value.'),
  RuleBroken: row('invalid', 'AWS would refuse this', 'Correct the manifest.'),
  SecretLiteral: row(
    'invalid',
    'A value looks like a secret',
    'Move it to Secrets Manager or Parameter Store and use secrets[].valueFrom.',
  ),
  DuplicateResource: row('invalid', 'Two manifests describe one resource', 'Keep one of them.'),
  ReferenceUnknown: row('invalid', 'A reference leads nowhere', 'Add the manifest it names, or correct the name.'),
  ReferenceNotAllowed: row('invalid', 'A reference cannot stand here', 'Use a plain value.'),
  ReferenceCycle: row('invalid', 'References form a circle', 'Break the circle.'),
  Suspended: row(
    'held',
    'Reconciling is suspended',
    'Wait until its time is up, run `evenkeel resume`, or remove policy.suspend, whichever the message names.',
  ),
  OutsideWindow: row(
    'waiting',
    'Changes have to wait for a sync window',
    'Wait until it opens, or run `evenkeel apply --ignore-windows`.',
  ),
  WrongPlace: row(
    'held',
    'The environment belongs to another account or region',
    'Use credentials and a region of that account, or choose another environment with --env.',
  ),
  OwnedByOther: row(
    'held',
    'Another evenkeel instance owns it',
    'Remove the manifest here, or its ownership tags on AWS.',
  ),
  AdoptionNeedsConsent: row('held', 'It exists on AWS and nobody owns it', 'Set policy.adopt: true to take it over.'),
  ReplaceNeedsConsent: row(
    'held',
    'The change needs the resource to be removed and created again',
    'Set policy.replace: allow, or undo the change.',
  ),
  PruneDisabled: row('held', 'It is no longer in the source, and pruning is off', 'Run with --prune to delete it.'),
  PruneLimit: row(
    'held',
    'More would be pruned in one pass than the limit allows',
    'Run `evenkeel apply --prune` to confirm the whole plan.',
  ),
  PruneUnsafe: row(
    'held',
    'The source is not whole, so nothing is pruned',
    'Mend the errors in the source; an empty one is never taken for a wish to delete everything.',
  ),
  Retained: row(
    'held',
    'It is no longer in the source and is kept',
    'Delete it by hand, or set policy.deletion: delete before removing the manifest.',
  ),
  TakesTraffic: row(
    'held',
    'It still takes traffic',
    'Scale it to zero, or set policy.deletion: delete before removing the manifest.',
  ),
  HasContent: row(
    'held',
    'It still holds content',
    'Empty it, or set policy.deletion: delete before removing the manifest.',
  ),
  RolledBack: row(
    'held',
    'ECS rolled this exact content back',
    'Change the manifest, by hand or with `evenkeel rollout undo`; or run `evenkeel rollout retry` once the cause is gone.',
  ),
  NothingToRestore: row('held', 'There is nothing to go back to', 'See `evenkeel rollout history`.'),
  EditUnsafe: row(
    'held',
    'The manifest cannot be edited without changing something else',
    'Make the edit by hand; it is shown above.',
  ),
  SourceReadOnly: row(
    'held',
    'The manifests cannot be written',
    'Make the edit that is shown where they are kept, and commit it there.',
  ),
  NotDeployed: row('held', 'There is no deployment to act on', 'See `evenkeel rollout history`.'),
  ManifestRejected: row('held', 'Its manifest has errors', 'Mend the manifest.'),
  DependencyNotReady: row('waiting', 'Something it refers to is not ready', 'Wait, or mend what it refers to.'),
  Leaving: row('waiting', 'AWS is still deleting the previous one', 'Wait.'),
  Draining: row('waiting', 'It still finishes what it was doing', 'Wait.'),
  NotYetVisible: row('waiting', 'AWS does not show it everywhere yet', 'Wait.'),
  InUse: row('waiting', 'Something still uses it', 'Wait until its users are gone.'),
  Busy: row('waiting', 'AWS is still making an earlier change', 'Wait.'),
  BackingOff: row('waiting', 'It failed before and is tried again later', 'Wait, or mend the cause.'),
  DriftContested: row(
    'waiting',
    'Somebody keeps changing it, and it is put back more and more slowly',
    'Find out who changes it, or leave the field to them with policy.ignoreChanges.',
  ),
  LogsMissing: row(
    'waiting',
    'The log group does not exist',
    'Apply the manifest that describes it, or correct the name in awslogs-group.',
  ),
  Interrupted: row('waiting', 'evenkeel was asked to stop', 'Run it again.'),
  CredentialsMissing: row(
    'denied',
    'There are no AWS credentials',
    'Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where a role is attached.',
  ),
  CredentialsExpired: row(
    'denied',
    'The AWS credentials are expired or not valid',
    'Renew them (for example `aws sso login`).',
  ),
  AccessDenied: row(
    'denied',
    'AWS denies the action',
    'Allow the action named in the message for the role that evenkeel uses; `evenkeel iam --for apply` prints all that it needs, with --prune also to delete.',
  ),
  RegionMissing: row('denied', 'No AWS region is set', 'Set AWS_REGION or pass --region.'),
  QuotaExceeded: row('denied', 'An AWS quota is used up', 'Ask AWS for a higher quota.'),
  Refused: row('invalid', 'AWS refused the request', 'Correct the manifest; the message says what AWS objects to.'),
  Conflict: row('transient', 'Somebody else changed it at the same time', 'It is looked at again.'),
  Throttled: row('transient', 'AWS is throttling the calls', 'It is tried again more slowly.'),
  Unreachable: row('transient', 'AWS could not be reached', 'Check the network and the endpoint; it is tried again.'),
  ServerError: row('transient', 'AWS answered with a server error', 'It is tried again.'),
  ForgeDenied: row(
    'denied',
    'The host of the pull request denies the action',
    'Give the token the permission that the message names, or use one that has it.',
  ),
  ForgeUnreachable: row(
    'transient',
    'The host of the pull request could not be reached',
    'Check the network and the address of the API, and run it again.',
  ),
  ForgeTimeout: row(
    'transient',
    'The host of the pull request did not answer in time',
    'Run it again later; the message says what was waited for.',
  ),
  ForgeRefused: row(
    'bug',
    'The host of the pull request refused the request',
    'See what the host objects to in the message; report it if that is not your setting.',
  ),
  ForgeAnswerInvalid: row(
    'transient',
    'The host of the pull request answered with something that cannot be read',
    'Check the address of the API, and whether a proxy answers in its place.',
  ),
  Unhealthy: row('waiting', 'It is not healthy', 'See its events and stopped tasks.'),
  UnknownError: row(
    'bug',
    'AWS answered with an error that evenkeel does not know',
    'Please report it with the error name.',
  ),
  Defect: row('bug', 'evenkeel met a defect of its own', 'Please report it.'),
});

/** The name of a row of the failure table. */
export type Reason = keyof typeof failureTable;

/** Why something did not happen. */
export interface Failure {
  readonly reason: Reason;
  /** The particular case: what AWS said, which resource, which value. */
  readonly message: string;
  /** AWS's own name of the error. */
  readonly code?: string;
  /** ISO 8601: when it ends by itself. */
  readonly until?: string;
}

/** Who has the next move. */
export function failureClass(failure: { readonly reason: Reason }): FailureClass {
  return failureTable[failure.reason].class;
}

/** What to do about a failure; commands that take a resource name the one that it befell. */
export function remedyOf({ reason }: { readonly reason: Reason }, id?: ResourceId): string {
  const { remedy } = failureTable[reason];
  return id ? remedy.replace(/`evenkeel rollout \w+(?=`)/g, (command) => `${command} ${id}`) : remedy;
}

/** The one error that adapters throw: it carries a failure of the table. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(reason: Reason, message: string, code?: string) {
    super(message);
    this.name = reason;
    this.failure = { reason, message, ...(code ? { code } : {}) };
  }
}

/** The failure that a caught error carries; anything else is a defect of ours. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return { reason: 'Defect', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

function row(failureClassName: FailureClass, sentence: string, remedy: string): FailureKind {
  return { class: failureClassName, sentence, remedy };
}
