/** Where a repository is shared. */
export interface Remote {
  /** Over HTTPS and without credentials. */
  readonly url: string;
  readonly host: string;
  /** `owner/name`, or longer where groups are nested. */
  readonly slug: string;
  /** Where in the repository the working folder is: empty at its top, `deploy/` below it. */
  readonly prefix: string;
  /** The branch that others start from, as far as the working copy knows. */
  readonly branch: string;
}
