import type { Observed } from '../../../model/provider.ts';
import type { Health } from '../../../model/status.ts';

/** A log group has no life of its own: it is healthy when it exists. */
export function logGroupHealth(_observed: Observed): Health {
  return { status: 'Healthy', message: '' };
}
