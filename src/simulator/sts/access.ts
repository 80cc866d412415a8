import { keysOf } from '../iam/keys.ts';
import type { Access } from '../iam/policy.ts';

/** Whoever has credentials may ask whose they are. */
export const access: Readonly<Record<string, (input: { readonly RoleArn?: string }) => Access[]>> = {
  GetCallerIdentity: () => [],
  AssumeRole: ({ RoleArn = '' }) => [{ action: 'sts:AssumeRole', resource: RoleArn, keys: keysOf({}) }],
};
