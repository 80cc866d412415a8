import type { Operation } from '../../model/change.ts';
import type { PlanDocument } from '../plan-document.ts';

type Counted = 'create' | 'update' | 'delete';

/** What each operation counts as; what Terraform replaces, it counts as both too. */
const countedAs: Readonly<Record<Operation, readonly Counted[]>> = {
  none: [],
  create: ['create'],
  update: ['update'],
  revise: ['update'],
  rollback: ['update'],
  adopt: ['update'],
  replace: ['create', 'delete'],
  prune: ['delete'],
};

/** The report that GitLab's widget for Terraform reads; it takes these three members and no others. What is held does not count. */
export function planReport({ changes }: PlanDocument): string {
  const counts: Record<Counted, number> = { create: 0, update: 0, delete: 0 };
  for (const { action, held } of changes) {
    if (held === undefined) for (const name of countedAs[action]) counts[name] += 1;
  }
  return `${JSON.stringify(counts)}\n`;
}
