import { groupBy } from '../../lib/group-by.ts';
import type { Statement } from '../../model/iam-policy.ts';
import type { Conditions } from '../../model/permission.ts';
import type { Grant } from './grants.ts';

/** Grants of one purpose and the same condition keys as one statement; in the order of their Sids. */
export function statementsOf(grants: readonly Grant[]): Statement[] {
  const real = grants.filter(({ resources }) => resources.length > 0);
  const groups = [...groupBy(real, ({ sid }) => sid)].sort(([left], [right]) => (left < right ? -1 : 1));
  return groups.map(([sid, members]) => statement(sid, members));
}

function statement(sid: string, grants: readonly Grant[]): Statement {
  const conditions = united(grants.map((grant) => grant.conditions));
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: shortened(sorted(grants.flatMap(({ actions }) => actions))),
    Resource: shortened(withoutCovered(sorted(grants.flatMap(({ resources }) => resources)))),
    ...(Object.keys(conditions).length > 0 ? { Condition: conditions } : {}),
  };
}

function united(all: readonly Conditions[]): Conditions {
  const operators = sorted(all.flatMap((conditions) => Object.keys(conditions)));
  return Object.fromEntries(
    operators.map((operator) => {
      const keys = sorted(all.flatMap((conditions) => Object.keys(conditions[operator] ?? {})));
      const valuesOf = (key: string) => sorted(all.flatMap((conditions) => conditions[operator]?.[key] ?? []));
      return [operator, Object.fromEntries(keys.map((key) => [key, shortened(withoutCovered(valuesOf(key)))]))];
    }),
  );
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

function shortened(texts: readonly string[]): string | readonly string[] {
  const [only] = texts;
  return texts.length === 1 && only !== undefined ? only : texts;
}

/** Without what another pattern of the list says already. */
function withoutCovered(texts: readonly string[]): readonly string[] {
  const patterns = texts.filter((text) => text.includes('*'));
  const byBeginning = groupBy(patterns, beginningOf);
  const lengths = [...new Set([...byBeginning.keys()].map((beginning) => beginning.length))];
  const candidates = (text: string) => lengths.flatMap((length) => byBeginning.get(text.slice(0, length)) ?? []);
  return texts.filter((text) => !candidates(text).some((pattern) => pattern !== text && covers(pattern, text)));
}

/** What stands before the first star. */
function beginningOf(pattern: string): string {
  return pattern.slice(0, pattern.indexOf('*'));
}

function covers(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
