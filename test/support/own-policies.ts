import type { Runtime } from '../../src/controller/runtime.ts';
import type { PolicyPurpose } from '../../src/model/permission.ts';
import type { Policy } from '../../src/simulator/iam/policy.ts';
import { readPolicy } from '../../src/simulator/iam/read-policy.ts';
import type { MemorySource } from './memory-source.ts';
import type { SimulatedAws } from './simulated-aws.ts';

/** Where everything in tests lives. */
export const testPlace = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };

interface Allowance {
  readonly accessKeyId: string;
  readonly source: MemorySource;
  readonly runtime: Runtime;
  readonly may: readonly PolicyPurpose[];
}

/**
 * Gives an access key the policies that `evenkeel iam --prune` prints for the source, whenever that has changed. Those of former
 * manifests stay: they are what whoever edits a manifest has before the policy is made anew.
 */
export function ownPolicies({ simulator }: SimulatedAws, allowance: Allowance): () => Promise<void> {
  const { accessKeyId, source, runtime, may } = allowance;
  const policies: Policy[] = [];
  let allowed: unknown;
  simulator.world.policies.set(accessKeyId, policies);
  return async () => {
    if (allowed === source.files) return;
    allowed = source.files;
    const made = await Promise.all(may.map((purpose) => runtime.iamPolicy({ purpose, prune: true, place: testPlace })));
    policies.push(...made.map(({ document }) => readPolicy(document)));
  };
}
