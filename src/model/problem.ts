import type { Reason } from './failure.ts';
import type { Origin, ResourceId } from './resource.ts';

/** Something wrong in the input, with all that its author needs to mend it. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly reason: Reason;
  /** One sentence without a full stop, naming what is wrong. */
  readonly message: string;
  readonly origin?: Origin;
  /** What to do, e.g. `did you mean "desiredCount"?`. */
  readonly suggestion?: string;
  /** Where to read more, e.g. `evenkeel explain Service.desiredCount`. */
  readonly see?: string;
  /** The resource whose manifest is affected, when known. */
  readonly id?: ResourceId;
  /** Characters to underline in the frame; 1 when left out. */
  readonly length?: number;
}
