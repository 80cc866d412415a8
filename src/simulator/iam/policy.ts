/** An identity policy, ready to be asked. */
export interface Policy {
  readonly statements: readonly Statement[];
}

/** One statement: it speaks of a request when all of its parts do. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly action: (action: string) => boolean;
  readonly resource: (arn: string) => boolean;
  readonly conditions: readonly ((keys: Keys) => boolean)[];
}

/** The condition keys of a request, their names in lower case; a key that does not apply is absent. */
export type Keys = ReadonlyMap<string, readonly string[]>;

/** One question that IAM is asked before a call is carried out. */
export interface Access {
  /** For example `ecs:UpdateService`. */
  readonly action: string;
  readonly resource: string;
  readonly keys: Keys;
}

/** A denial, for a service to put into its own words. */
export interface Denial {
  readonly access: Access;
  readonly isExplicit: boolean;
  readonly operation: string;
  readonly caller: { readonly arn: string; readonly accountId: string };
}

/** IAM's answer; an implicit denial means that no statement allows it. */
export type Decision = 'allowed' | 'implicitDeny' | 'explicitDeny';
