import type { Observed } from '../../../model/provider.ts';
import type { Health } from '../../../model/status.ts';

/** A registered revision has no life of its own: it is healthy as long as it is active. */
export function taskDefinitionHealth(_observed: Observed): Health {
  return { status: 'Healthy', message: '' };
}
