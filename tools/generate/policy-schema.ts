import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../src/lib/json.ts';
import { ruleTree } from '../../src/model/field.ts';
import { declaredTypes } from './declared-types.ts';
import { schemaWriter } from './schema-writer.ts';

/** The schema of `policy`, from the interface in the model and its doc comments. */
export function policySchema(root: string): JsonObject {
  const types = declaredTypes(readFileSync(join(root, 'src', 'model', 'manifest.ts'), 'utf8'));
  const policy = types.get('Policy');
  if (policy?.is !== 'structure') throw new Error('src/model/manifest.ts declares no Policy');
  const schema = schemaWriter(types).structure(policy.members, { rules: ruleTree({}), path: ['policy'] });
  return { description: 'What the author consents to for this resource; never sent to AWS.', ...schema };
}
