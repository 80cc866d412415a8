import type { StoredCluster } from '../../clusters/stored.ts';
import type { Draft, ServiceRequest } from '../draft.ts';

/** A request to create or update a service with what would come of it. */
export interface Subject {
  readonly request: ServiceRequest;
  readonly draft: Draft;
  readonly cluster: StoredCluster;
  readonly creating: boolean;
}

/** One thing ECS refuses, with the words it uses; InvalidParameterException unless another code is given. */
export interface Rule {
  readonly when: (subject: Subject) => boolean;
  readonly message: string | ((subject: Subject) => string);
  readonly code?: string;
}
