import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The cluster that all services of a benchmark are in. */
const clusterManifest = `apiVersion: evenkeel/v1
kind: Cluster
metadata: { name: fleet }
spec:
  capacityProviders: [FARGATE, FARGATE_SPOT]
  settings: [{ name: containerInsights, value: enabled }]
`;

/** How many manifests a fleet of so many services has: a task definition and a service each, and one cluster. */
export function manifestCount(services: number): number {
  return 2 * services + 1;
}

interface ServiceOptions {
  readonly desiredCount?: number;
  readonly maximumPercent?: number;
}

/** A service with its own task definition, of the size that such files have. */
export function serviceManifests(name: string, options: ServiceOptions = {}): string {
  return `${taskDefinitionManifest(name)}---\n${serviceManifest(name, options)}`;
}

function taskDefinitionManifest(name: string): string {
  return `# ${name}: the web tier
apiVersion: evenkeel/v1
kind: TaskDefinition
metadata: { name: ${name} }
spec:
  requiresCompatibilities: [FARGATE]
  networkMode: awsvpc
  cpu: "256"
  memory: "512"
  executionRoleArn: arn:aws:iam::111122223333:role/ecsTaskExecutionRole
  containerDefinitions:
    - name: web
      image: public.ecr.aws/nginx/nginx:1.29
      portMappings:
        - { containerPort: 8080, protocol: tcp, name: http }
      environment:
        - { name: LOG_LEVEL, value: info }
        - { name: SERVICE_NAME, value: ${name} }
        - { name: PORT, value: "8080" }
      logConfiguration:
        logDriver: awslogs
        options:
          awslogs-group: /fleet
          awslogs-create-group: "true"
          awslogs-region: eu-west-1
          awslogs-stream-prefix: ${name}
`;
}

function serviceManifest(name: string, { desiredCount = 1, maximumPercent = 200 }: ServiceOptions): string {
  return `apiVersion: evenkeel/v1
kind: Service
metadata: { name: ${name} }
spec:
  cluster: ref:Cluster/fleet
  taskDefinition: ref:TaskDefinition/${name}
  desiredCount: ${desiredCount}
  launchType: FARGATE
  deploymentConfiguration:
    minimumHealthyPercent: 100
    maximumPercent: ${maximumPercent}
    deploymentCircuitBreaker: { enable: true, rollback: true }
  networkConfiguration:
    awsvpcConfiguration:
      subnets: [subnet-0a1b2c3d4e5f60001, subnet-0a1b2c3d4e5f60002]
      securityGroups: [sg-0a1b2c3d4e5f60001]
      assignPublicIp: DISABLED
  propagateTags: SERVICE
  tags: [{ key: team, value: fleet }]
`;
}

/** The name of the nth service, from 1. */
export function serviceName(index: number): string {
  return `web-${String(index).padStart(5, '0')}`;
}

/** The file of a service below a folder of manifests. */
export function fileOf(folder: string, name: string): string {
  return join(folder, 'services', name.slice(0, 6), `${name}.yaml`);
}

/** Runs work on a folder with one cluster and so many services, a file each; the folder is gone afterwards. */
export async function withFleet<T>(
  { services, desiredCount = 1 }: { services: number; desiredCount?: number },
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'evenkeel-bench-')));
  try {
    writeFileSync(join(folder, 'cluster.yaml'), clusterManifest);
    for (let index = 1; index <= services; index++) writeService(folder, serviceName(index), desiredCount);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeService(folder: string, name: string, desiredCount: number): void {
  const file = fileOf(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, serviceManifests(name, { desiredCount }));
}
