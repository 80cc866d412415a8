/** What the name of a capacity provider means that is not AWS's own: FARGATE and FARGATE_SPOT stand ready everywhere. */
export function foreignCapacity(name: string): string | undefined {
  return name.startsWith('FARGATE') ? undefined : 'capacity provider';
}
