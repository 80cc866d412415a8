import { numberOf, valueAt } from '../../../../model/known.ts';
import type { Service } from './parts.ts';

/** Bounds of a rolling deployment in percent; undefined while not known. */
export interface Percents {
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}

/** The bounds with AWS's defaults, which depend on the scheduling strategy. */
export function percents({ value, isDaemon }: Service): Percents {
  const of = (member: string, whenOmitted: number) => {
    const given = valueAt(value, `deploymentConfiguration.${member}`);
    return given === undefined ? whenOmitted : numberOf(given);
  };
  return {
    minimum: of('minimumHealthyPercent', isDaemon ? 0 : 100),
    maximum: of('maximumPercent', isDaemon ? 100 : 200),
  };
}
