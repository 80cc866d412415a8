import { visible } from '../../lib/visible.ts';
import { remedyOf } from '../../model/failure.ts';
import type { Sight } from '../looking.ts';
import type { Row } from './block.ts';
import { deploymentRows } from './deployment-rows.ts';

/** Why a resource is not healthy, as far as AWS tells, and what to do or where to read on. */
export function unhealthyRows({ status: { id, health }, step: { own, change } }: Sight): Row[] {
  const told = own && own.state !== 'succeeded' ? deploymentRows(id, own) : [];
  const why: Row = [health.status.toLowerCase(), visible(health.message.split('\n')[0] ?? '')];
  const next: Row = change.held
    ? ['fix', visible(remedyOf(change.held, id))]
    : ['see', `evenkeel describe ${visible(id)}`];
  return [...(told.length > 0 ? told : [why]), next];
}
