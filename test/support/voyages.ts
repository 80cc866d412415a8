import type { Request } from '../../src/controller/runtime.ts';
import { manifest, serviceSpec, smallFleet, taskDefinitionSpec } from './manifests.ts';
import { type Carrier, type Ship, ship } from './ship.ts';
import { type SimulatedAws, simulatedAws } from './simulated-aws.ts';
import { sail } from './voyage.ts';

/** A way from one state of the source to another that a ship has to find whatever happens. */
export interface Voyage {
  readonly title: string;
  /** What stands before it begins. */
  readonly from?: Record<string, string>;
  readonly to: Record<string, string>;
  readonly request?: Request;
  /** How late the tag index is, in milliseconds. */
  readonly indexLagMs?: number;
}

const fleet = smallFleet();

const changedFleet: Record<string, string> = {
  'cluster.yaml': manifest('Cluster', 'demo', {
    spec: {
      settings: [{ name: 'containerInsights', value: 'enabled' }],
      capacityProviders: ['FARGATE'],
      tags: [{ key: 'team', value: 'blue' }],
    },
  }),
  'logs.yaml': manifest('LogGroup', 'web', { spec: { logGroupName: '/demo/web', deletionProtectionEnabled: true } }),
  'repository.yaml': manifest('Repository', 'web', {
    spec: { repositoryName: 'demo/web', imageTagMutability: 'IMMUTABLE' },
  }),
  'task-definition.yaml': manifest('TaskDefinition', 'web', {
    spec: taskDefinitionSpec({
      image: 'public.ecr.aws/nginx/nginx:2',
      environment: [{ name: 'LEVEL', value: 'info' }],
    }),
  }),
  'service.yaml': manifest('Service', 'web', {
    spec: serviceSpec({ desiredCount: 2, tags: [{ key: 'team', value: 'blue' }] }),
  }),
};

/** The voyages that every law of safe passage is tried on. */
export const voyages: readonly Voyage[] = [
  { title: 'creating everything', to: fleet },
  { title: 'creating everything while the tag index lags', to: fleet, indexLagMs: 180_000 },
  { title: 'changing everything', from: fleet, to: changedFleet },
  {
    title: 'pruning everything but a log group',
    from: fleet,
    to: { 'logs.yaml': fleet['logs.yaml'] ?? '' },
    request: { prune: true },
  },
  {
    title: 'renaming everything',
    from: fleet,
    to: {
      'cluster.yaml': manifest('Cluster', 'demo', { spec: { clusterName: 'other' } }),
      'logs.yaml': manifest('LogGroup', 'web', { spec: { logGroupName: '/other/web' } }),
      'repository.yaml': manifest('Repository', 'web', { spec: { repositoryName: 'other/web' } }),
      'task-definition.yaml': manifest('TaskDefinition', 'web', { spec: taskDefinitionSpec({}, { family: 'other' }) }),
      'service.yaml': manifest('Service', 'web', { spec: serviceSpec({ serviceName: 'other' }) }),
    },
    request: { prune: true },
  },
];

/** A ship at the start of a voyage, with AWS as it stands there. */
export async function atStart(voyage: Voyage): Promise<SimulatedAws> {
  const { from, indexLagMs = 0 } = voyage;
  const aws = simulatedAws({ indexLagMs });
  if (from) await sail(ship(from, { aws }));
  return aws;
}

/** Sets out towards the voyage's end. */
export function setOut({ to }: Voyage, aws: SimulatedAws, carrier?: Carrier): Ship {
  return ship(to, { aws, ...(carrier ? { carrier } : {}) });
}
