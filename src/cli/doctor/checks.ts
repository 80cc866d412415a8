import type { Finding } from '../finding.ts';
import type { Around } from './around.ts';
import { checkout } from './checkout.ts';
import { clock } from './clock.ts';
import { configuration } from './configuration.ts';
import { controller } from './controller.ts';
import { credentials } from './credentials.ts';
import { endpoint } from './endpoint.ts';
import { git } from './git.ts';
import { manifests } from './manifests.ts';
import { node } from './node.ts';
import { permissions } from './permissions.ts';
import { quotas } from './quotas.ts';
import { region } from './region.ts';

/** One thing that has to be right. */
export interface Check {
  readonly name: string;
  readonly look: (around: Around) => Promise<Finding>;
}

/** Everything that is looked at, in this order: what others stand on comes first. */
export const checks: readonly Check[] = [
  { name: 'node', look: node },
  { name: 'git', look: git },
  { name: 'manifests', look: manifests },
  { name: 'checkout', look: checkout },
  { name: 'configuration', look: configuration },
  { name: 'region', look: region },
  { name: 'credentials', look: credentials },
  { name: 'endpoint', look: endpoint },
  { name: 'clock', look: clock },
  { name: 'permissions', look: permissions },
  { name: 'quotas', look: quotas },
  { name: 'controller', look: controller },
];
