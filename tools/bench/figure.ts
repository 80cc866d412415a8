/** One line of the table. */
export interface Figure {
  readonly name: string;
  readonly measured: string;
  /** Empty where there is none. */
  readonly target: string;
  /** Undefined where there is no target, or where nothing could be measured. */
  readonly isMet: boolean | undefined;
}

/** Measures; throws when what it saw cannot be right. */
export type Benchmark = () => Promise<Figure[]>;

/** How a number is written. */
export interface Unit {
  readonly name: string;
  readonly digits?: number;
}

/** A figure that should not be larger than its limit. */
export function atMost(name: string, value: number, limit: number, unit: Unit): Figure {
  return { name, measured: shown(value, unit), target: `<= ${shown(limit, unit)}`, isMet: value <= limit };
}

/** A figure that should not be smaller than its limit. */
export function atLeast(name: string, value: number, limit: number, unit: Unit): Figure {
  return { name, measured: shown(value, unit), target: `>= ${shown(limit, unit)}`, isMet: value >= limit };
}

/** A figure that is only worth knowing. */
export function plain(name: string, value: number, unit: Unit): Figure {
  return { name, measured: shown(value, unit), target: '', isMet: undefined };
}

/** A figure that cannot be measured here, with why. */
export function skipped(name: string, why: string): Figure {
  return { name, measured: 'skipped', target: why, isMet: undefined };
}

/** Throws when a result is impossible: a figure of something that went wrong means nothing. */
export function ensure(isSo: boolean, sentence: string): asserts isSo {
  if (!isSo) throw new Error(sentence);
}

/** The value below which the given share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function shown(value: number, { name, digits = 0 }: Unit): string {
  const number = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return name === '' ? number : `${number} ${name}`;
}
