import type { JsonObject } from '../../src/lib/json.ts';
import type { FieldCase, KindCases } from '../support/kind-cases.ts';

const key = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555';

function plainly(set: JsonObject, as: FieldCase['as'] = 'update'): FieldCase {
  return { on: 'plain', set, as };
}

export const logGroupCases: KindCases = {
  kind: 'LogGroup',
  tags: (tags) => ({ ...tags }),
  stages: { plain: { spec: {} } },
  cases: {
    retention: plainly({ retentionInDays: 30 }),
    'deletion protection': plainly({ deletionProtectionEnabled: true }),
    'a key': plainly({ kmsKeyId: key }),
    'all of them': plainly({ kmsKeyId: key, retentionInDays: 1, deletionProtectionEnabled: true }),
    'a class': plainly({ logGroupClass: 'INFREQUENT_ACCESS' }, 'replace'),
  },
  exempt: { logGroupName: 'identity: another name is another log group', tags: 'own rows' },
};
