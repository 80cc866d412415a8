import { describe, expect, it } from 'vitest';
import { ship } from '../support/ship.ts';

const manifests = `
apiVersion: evenkeel/v1
kind: Cluster
metadata: { name: demo }
spec:
  capacityProviders: [FARGATE, FARGATE_SPOT]
  defaultCapacityProviderStrategy: [{ capacityProvider: FARGATE, weight: 1, base: 1 }]
  settings: [{ name: containerInsights, value: enabled }]
---
apiVersion: evenkeel/v1
kind: LogGroup
metadata: { name: web }
spec: { logGroupName: /demo/web, retentionInDays: 30 }
---
apiVersion: evenkeel/v1
kind: Repository
metadata: { name: web }
spec:
  repositoryName: demo/web
  imageTagMutability: IMMUTABLE
  imageScanningConfiguration: { scanOnPush: true }
  lifecyclePolicyText:
    rules:
      - rulePriority: 1
        selection: { tagStatus: untagged, countType: sinceImagePushed, countUnit: days, countNumber: 14 }
        action: { type: expire }
---
apiVersion: evenkeel/v1
kind: TaskDefinition
metadata: { name: web }
spec:
  requiresCompatibilities: [FARGATE]
  networkMode: awsvpc
  cpu: 256
  memory: "512"
  executionRoleArn: arn:aws:iam::111122223333:role/ecsTaskExecutionRole
  containerDefinitions:
    - name: app
      image: public.ecr.aws/nginx/nginx:stable
      portMappings: [{ containerPort: 8080 }]
      environment: [{ name: LOG_LEVEL, value: info }]
      logConfiguration:
        logDriver: awslogs
        options: { awslogs-group: ref:LogGroup/web, awslogs-region: eu-west-1, awslogs-stream-prefix: app }
---
apiVersion: evenkeel/v1
kind: Service
metadata: { name: web }
spec:
  cluster: ref:Cluster/demo
  taskDefinition: ref:TaskDefinition/web
  desiredCount: 2
  launchType: FARGATE
  networkConfiguration:
    awsvpcConfiguration: { subnets: [subnet-0a1b2c3d4e5f60001], securityGroups: [sg-0a1b2c3d4e5f60001] }
`;

describe('a first pass', () => {
  it('creates everything in order, and a second pass finds nothing to do', async () => {
    const { runtime, drive, aws } = ship({ 'demo.yaml': manifests });
    const first = await drive(runtime.pass());
    expect(first.problems).toEqual([]);
    expect([...first.outcomes.values()].map(({ id, result, failure }) => [id, result, failure?.message])).toEqual(
      ['Cluster/demo', 'LogGroup/web', 'Repository/web', 'TaskDefinition/web', 'Service/web'].map((id) => [
        id,
        'applied',
        undefined,
      ]),
    );
    const second = await drive(runtime.plan());
    expect(second.plan.steps.map(({ change }) => [change.id, change.op, change.fields])).toEqual(
      ['Cluster/demo', 'LogGroup/web', 'Repository/web', 'TaskDefinition/web', 'Service/web'].map((id) => [
        id,
        'none',
        [],
      ]),
    );
    await aws.clock.advance(180_000);
    const third = await drive(runtime.plan());
    expect(third.resources.map(({ id, health }) => [id, health.status])).toContainEqual(['Service/web', 'Healthy']);
  });
});
