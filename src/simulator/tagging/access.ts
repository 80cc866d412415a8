import { keysOf, requestTagKeys } from '../iam/keys.ts';
import type { Access } from '../iam/policy.ts';

interface TaggingInput {
  readonly Tags?: Readonly<Record<string, string>>;
  readonly TagKeys?: readonly string[];
}

const operations = ['GetResources', 'GetTagKeys', 'GetTagValues', 'TagResources', 'UntagResources'];

/** What IAM is asked before each operation; the services whose resources are tagged ask for their own as well. */
export const access = Object.fromEntries(
  operations.map((operation) => [operation, (input: TaggingInput) => [question(operation, input)]]),
);

function question(operation: string, { Tags = {}, TagKeys }: TaggingInput): Access {
  const keys = { ...requestTagKeys(new Map(Object.entries(Tags))), ...(TagKeys ? { 'aws:TagKeys': TagKeys } : {}) };
  return { action: `tag:${operation}`, resource: '*', keys: keysOf(keys) };
}
