import type { Deployment } from './deployment.ts';

/** A deployment as programs get it: what it brings is named, not spelled out, since that may hold what must not be shown. */
export type PublicDeployment = Omit<Deployment, 'content'>;

/** What may be shown of a deployment. */
export function publicDeployment({ content: _hidden, ...shown }: Deployment): PublicDeployment {
  return shown;
}
