import type { JsonObject } from '../lib/json.ts';
import type { ForgeMissing, ForgeName } from '../model/forge.ts';
import type { ReadPage } from './http/all-pages.ts';
import type { Question } from './http/connection.ts';
import type { WrittenPaths } from './written.ts';

/** Where a pull request is, and what with it is written in. */
export interface Target {
  readonly apiUrl: string;
  /** The address of its comments. */
  readonly comments: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  /** Where people read the repository's files as they are here; undefined where the environment does not say. */
  readonly files?: Files;
  /** How to ask for the owner of the token. */
  readonly me: Question;
  /** The owner of the token, where the environment says who that is. */
  readonly author?: string;
}

/** A repository's files, as people read them. */
export interface Files {
  /** The address of the folder at the top, in the commit that is checked out. */
  readonly url: string;
  /** The same folder on this machine. */
  readonly folder: string;
  /** What stands between the name of a file and the number of a line. */
  readonly anchor: string;
}

/** What CI lets a program see. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that names in manifests count from. */
  readonly folder: string;
  /** The text of a file; rejects when it cannot be read. */
  readonly readText: (file: string) => Promise<string>;
}

/** All in which one host differs from another. */
export interface Dialect {
  readonly name: ForgeName;
  readonly title: string;
  /** The environment variable that is set wherever this host's CI runs. */
  readonly sign: string;
  /** What the token must be allowed to do, in the words of the host. */
  readonly permission: string;
  readonly target: (around: Surroundings) => Promise<Target | ForgeMissing>;
  /** Asks for pages that are as large as they come. */
  readonly listQuery: string;
  readonly readPage: ReadPage;
  /** The address of a single comment. */
  readonly commentUrl: (comments: string, id: number) => string;
  readonly updateMethod: Question['method'];
  readonly payload: (body: string) => JsonObject;
  /** Where the parts of a comment are. */
  readonly paths: WrittenPaths;
  /** Where the answer to `me` has the id of the token's owner. */
  readonly whoAmI: readonly string[];
  /** A line that holds the key and that no reader sees. */
  readonly marker: (key: string) => string;
  /** The text without anything that the host would do instead of showing it. */
  readonly harmless: (markdown: string) => string;
}
