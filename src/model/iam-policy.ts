import type { Conditions } from './permission.ts';

/** One statement of a policy, in IAM's own shape. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Conditions;
}

/** A policy in IAM's own shape. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/** A policy with what has to be known of it. */
export interface IamPolicy {
  readonly document: PolicyDocument;
  /** As IAM counts them: without white space. */
  readonly characters: number;
  /** How many IAM takes in a managed policy. */
  readonly mostCharacters: number;
  /** What a reader of the policy cannot see: names that became patterns, and what is missing. One sentence each. */
  readonly notes: readonly string[];
}
