import type { JsonObject } from '../../../../lib/json.ts';
import { textOf } from '../../../../model/known.ts';

/** Ports from the first to the last, both included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** The range that a port mapping names; undefined when it names none, or one that is not valid. */
export function portRange({ containerPortRange }: JsonObject): PortRange | undefined {
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(textOf(containerPortRange) ?? '') ?? [];
  const [first, last] = [Number(from), Number(to)];
  return first >= 1 && first < last && last <= 65_535 ? { first, last } : undefined;
}

/** How many ports a port mapping's range has; 0 without one. */
export function portCount(mapping: JsonObject): number {
  const range = portRange(mapping);
  return range ? range.last - range.first + 1 : 0;
}
