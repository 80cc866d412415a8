import type { Runtime } from '../../src/controller/runtime.ts';
import type { PolicyDocument } from '../../src/model/iam-policy.ts';
import { type PolicyPurpose, policyPurposes } from '../../src/model/permission.ts';
import type { Policy } from '../../src/simulator/iam/policy.ts';
import { readPolicy } from '../../src/simulator/iam/read-policy.ts';
import type { MemorySource } from './memory-source.ts';
import type { SimulatedAws } from './simulated-aws.ts';

/** Where everything in tests lives. */
export const testPlace = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };

/** What a policy is made for; with `prune` it allows pruning as well. */
export type Licence = PolicyPurpose | 'prune';

interface Allowance {
  readonly accessKeyId: string;
  readonly source: MemorySource;
  readonly runtime: Runtime;
  readonly may: readonly Licence[];
  readonly edited?: (document: PolicyDocument) => PolicyDocument;
}

/**
 * Gives an access key the policies that `evenkeel iam --prune` prints for the source, whenever that has changed. Those of former
 * manifests stay: they are what whoever edits a manifest has before the policy is made anew.
 */
export function ownPolicies({ simulator }: SimulatedAws, allowance: Allowance): () => Promise<void> {
  const { accessKeyId, source, runtime, may, edited = (document) => document } = allowance;
  const purposes = policyPurposes.filter((purpose) => may.includes(purpose));
  const prune = may.includes('prune');
  const policies: Policy[] = [];
  let allowed: unknown;
  simulator.world.policies.set(accessKeyId, policies);
  return async () => {
    if (allowed === source.files) return;
    allowed = source.files;
    const made = await Promise.all(purposes.map((purpose) => runtime.iamPolicy({ purpose, prune, place: testPlace })));
    policies.push(...made.map(({ document }) => readPolicy(edited(document))));
  };
}
