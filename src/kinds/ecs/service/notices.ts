import type { Service } from '@aws-sdk/client-ecs';
import type { Notice } from '../../../model/kind.ts';
import type { Observed } from '../../../model/provider.ts';

/** What ECS has noted about a service, oldest first; it keeps the newest hundred. */
export function serviceNotices({ spec }: Observed): Notice[] {
  // The answer stands in the spec as the SDK reads it, its times as dates.
  const { events = [] } = spec as unknown as Pick<Service, 'events'>;
  const notices = events.flatMap(({ createdAt, message }) =>
    createdAt && message ? [{ at: createdAt.toISOString(), message }] : [],
  );
  return notices.reverse();
}
