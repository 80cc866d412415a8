import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The cluster that all services of a benchmark are in. */
export const clusterManifest = `apiVersion: evenkeel/v1
kind: Cluster
metadata: { name: fleet }
spec:
  capacityProviders: [FARGATE, FARGATE_SPOT]
  settings: [{ name: containerInsights, value: enabled }]
`;

/** A service with its own task definition, of the size that such files have. */
export function serviceManifests(name: string, tag = '1.4.2'): string {
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
      image: public.ecr.aws/nginx/nginx:${tag}
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
          awslogs-region: eu-west-1
          awslogs-stream-prefix: ${name}
---
apiVersion: evenkeel/v1
kind: Service
metadata: { name: ${name} }
spec:
  cluster: ref:Cluster/fleet
  taskDefinition: ref:TaskDefinition/${name}
  desiredCount: 1
  launchType: FARGATE
  deploymentConfiguration:
    minimumHealthyPercent: 100
    maximumPercent: 200
    deploymentCircuitBreaker: { enable: true, rollback: true }
  networkConfiguration:
    awsvpcConfiguration:
      subnets: [subnet-0a1b2c3d4e5f60001, subnet-0a1b2c3d4e5f60002]
      securityGroups: [sg-0a1b2c3d4e5f60001]
      assignPublicIp: DISABLED
  propagateTags: SERVICE
  tags:
    team: fleet
`;
}

/** The names of so many services. */
export function serviceNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `web-${String(index + 1).padStart(5, '0')}`);
}

/** The file of a service below a folder of manifests. */
export function fileOf(folder: string, name: string): string {
  return join(folder, 'services', name.slice(0, 6), `${name}.yaml`);
}

/** Writes the cluster and so many services, a file each, below a new folder in the system's temporary one. */
export function writeFleet(count: number): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'evenkeel-bench-')));
  writeFileSync(join(folder, 'cluster.yaml'), clusterManifest);
  for (const name of serviceNames(count)) {
    const file = fileOf(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, serviceManifests(name));
  }
  return folder;
}

/** Runs work on a folder of so many services, which is gone afterwards. */
export async function withFleet<T>(count: number, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = writeFleet(count);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
