import type { Forge, ForgeMissing, ForgeName } from '../model/forge.ts';
import { bitbucket } from './bitbucket/dialect.ts';
import { commentsOf } from './comments-of.ts';
import type { Dialect, Surroundings } from './dialect.ts';
import { github } from './github/dialect.ts';
import { gitlab } from './gitlab/dialect.ts';
import type { World } from './http/connection.ts';
import { linkTo } from './link-to.ts';

const dialects: Readonly<Record<ForgeName, Dialect>> = { github, gitlab, bitbucket };

/** The pull request that CI runs for, on the host whose CI this is unless another one is named; else what is missing. */
export async function openForge(
  name: ForgeName | undefined,
  around: Surroundings,
  world: World,
): Promise<Forge | ForgeMissing> {
  const dialect = name ? dialects[name] : Object.values(dialects).find(({ sign }) => around.environment[sign]);
  if (!dialect) return unknownCi;
  const target = await dialect.target(around);
  if ('missing' in target) return target;
  return {
    ...commentsOf(dialect, target, world),
    linkTo: (origin) => linkTo(origin, target.files, around.folder),
  };
}

const unknownCi: ForgeMissing = {
  missing: 'this is no CI of GitHub, GitLab or Bitbucket',
  fix: 'Run it there, or name the host with --provider and set the variables that its CI sets.',
  isCredential: false,
};
