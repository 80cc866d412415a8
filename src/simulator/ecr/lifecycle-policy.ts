import type {
  DeleteLifecyclePolicyRequest,
  GetLifecyclePolicyRequest,
  PutLifecyclePolicyRequest,
} from '@aws-sdk/client-ecr';
import { AwsError } from '../aws-error.ts';
import type { Wire } from '../operation.ts';
import { brokenLaw, type LifecycleRule } from './lifecycle-rules.ts';
import { lifecycleProblems, unreadable } from './lifecycle-schema.ts';
import { type Ecr, identityOf, repositoryOf } from './repository.ts';
import type { StoredRepository } from './state.ts';

/** Replaces the lifecycle policy of a repository; the answer is the same document without white space. */
export function putLifecyclePolicy(input: Wire<PutLifecyclePolicyRequest>, context: Ecr) {
  const stored = repositoryOf(context, input);
  stored.lifecyclePolicy = compact(input.lifecyclePolicyText ?? '');
  return { ...identityOf(stored), lifecyclePolicyText: stored.lifecyclePolicy };
}

/** The policy, which is never evaluated. */
export function getLifecyclePolicy(input: Wire<GetLifecyclePolicyRequest>, context: Ecr) {
  return answer(repositoryOf(context, input));
}

/** Deletes the policy and answers with it. */
export function deleteLifecyclePolicy(input: Wire<DeleteLifecyclePolicyRequest>, context: Ecr) {
  const stored = repositoryOf(context, input);
  const deleted = answer(stored);
  delete stored.lifecyclePolicy;
  return deleted;
}

function answer(stored: StoredRepository) {
  const identity = identityOf(stored);
  if (stored.lifecyclePolicy !== undefined) {
    return { ...identity, lifecyclePolicyText: stored.lifecyclePolicy, lastEvaluatedAt: 0 };
  }
  throw new AwsError(
    'LifecyclePolicyNotFoundException',
    `Lifecycle policy does not exist for the repository with name '${identity.repositoryName}' in the registry with id '${identity.registryId}'`,
  );
}

function compact(text: string): string {
  const document = parse(text);
  const problems = lifecycleProblems(document);
  if (problems.includes(unreadable)) throw refused(`Lifecycle policy parsing failure: ${unreadable}`);
  if (problems.length > 0) throw refused(`Lifecycle policy validation failure: ${problems.join('\n')}\n`);
  const { rules } = document as { rules: LifecycleRule[] };
  if (rules.some(hasNoTarget)) throw refused(`Lifecycle policy parsing failure: ${unreadable}`);
  const broken = brokenLaw(rules);
  if (broken) throw refused(`Lifecycle policy validation failure: ${broken}`);
  return JSON.stringify(document);
}

function hasNoTarget({ action }: LifecycleRule): boolean {
  return (action.type === 'transition') !== (action.targetStorageClass !== undefined);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused(`Lifecycle policy parsing failure: ${unreadable}`);
  }
}

function refused(problem: string): AwsError {
  return new AwsError(
    'InvalidParameterException',
    `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: '${problem}'`,
  );
}
