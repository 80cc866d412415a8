import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleTree } from "../../src/model/field.js";
import { declaredTypes } from "./declared-types.js";
import { schemaWriter } from "./schema-writer.js";
/** The schema of `policy`, from the interface in the model and its doc comments. */
export function policySchema(root) {
    const types = declaredTypes(readFileSync(join(root, 'src', 'model', 'manifest.ts'), 'utf8'));
    const policy = types.get('Policy');
    if (policy?.is !== 'structure')
        throw new Error('src/model/manifest.ts declares no Policy');
    const schema = schemaWriter(types).structure(policy.members, { rules: ruleTree({}), path: ['policy'] });
    return { description: 'What the author consents to for this resource; never sent to AWS.', ...schema };
}
