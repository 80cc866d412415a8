import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/lib/json.ts';
import type { Check } from '../../src/model/kind.ts';

/** The specs of other manifests by `Kind/name`. */
export type Others = Readonly<Record<string, JsonObject>>;

/** A rule: a spec that breaks it, what is said then as `path: message`, and a spec that keeps it. */
export interface RuleRow {
  readonly fact: string;
  readonly broken: JsonObject;
  readonly says: string | readonly string[];
  readonly kept: JsonObject | readonly JsonObject[];
  readonly others?: Others;
}

/** Every finding as `path: message`, warnings with `warning ` in front. */
export function findingsOf(checks: readonly Check[], spec: JsonObject, others: Others = {}): string[] {
  const subject = { spec, related: relatedAmong(others) };
  return checks
    .flatMap((check) => check(subject))
    .map(({ path, message, severity }) => `${severity ? 'warning ' : ''}${path.join('.')}: ${message}`);
}

/** Tests that every rule fires, alone, on the spec that breaks it and is silent about the specs that keep it. */
export function describeRules(title: string, checks: readonly Check[], rows: readonly RuleRow[]): void {
  describe(title, () => {
    test.each(rows)('$fact', ({ broken, says, kept, others }) => {
      expect(findingsOf(checks, broken, others)).toEqual([says].flat());
      for (const spec of [kept].flat()) expect(findingsOf(checks, spec, others)).toEqual([]);
    });
  });
}

function relatedAmong(others: Others): (value: Json | undefined, kind: string) => JsonObject | undefined {
  return (value, kind) => {
    if (typeof value !== 'string') return undefined;
    return others[value.startsWith('ref:') ? value.slice('ref:'.length) : `${kind}/${value}`];
  };
}
