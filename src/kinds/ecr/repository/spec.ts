import type { Json } from '../../../lib/json.ts';
import { type FieldRules, keep } from '../../../model/field.ts';
import { canonicalAccessPolicy } from './access-policy.ts';
import { canonicalLifecyclePolicy } from './lifecycle-policy.ts';

/** What CreateRepositoryRequest cannot say. */
export const fields: FieldRules = {
  repositoryName: {
    onChange: 'replace',
    pattern: '^(?=.{2,256}$)[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*$',
  },
  imageTagMutability: { whenOmitted: 'MUTABLE' },
  imageTagMutabilityExclusionFilters: { keyedBy: ['filterType', 'filter'], maximumItems: 5 },
  'imageTagMutabilityExclusionFilters[].filter': { pattern: '^[0-9a-zA-Z._*-]{1,128}$' },
  imageScanningConfiguration: { whenOmitted: {} },
  'imageScanningConfiguration.scanOnPush': { whenOmitted: false },
  encryptionConfiguration: { onChange: 'replace', whenOmitted: {} },
  'encryptionConfiguration.encryptionType': { whenOmitted: 'AES256' },
  'encryptionConfiguration.kmsKey': {
    whenOmitted: keep,
    sameAs: (desired, observed) => isAlias(desired) && observed !== undefined,
  },
  lifecyclePolicyText: { document: true, normalise: canonicalLifecyclePolicy },
  policyText: { document: true, confidential: true, normalise: canonicalAccessPolicy },
};

/** AWS answers with the key's ARN, which an id or alias cannot be compared with. */
function isAlias(value: Json | undefined): boolean {
  return typeof value === 'string' && !/^arn:[^:]+:kms:[^:]+:\d+:key\//.test(value);
}
