/** A service with all that it needs, as manifests; the parts can be replaced. */
export function demoManifests({
  image = 'v1',
  service = '',
  environment = '',
}: Partial<Record<'image' | 'service' | 'environment', string>> = {}): string {
  return `
apiVersion: evenkeel/v1
kind: Cluster
metadata: { name: demo }
spec: { capacityProviders: [FARGATE] }
---
apiVersion: evenkeel/v1
kind: TaskDefinition
metadata: { name: web }
spec:
  requiresCompatibilities: [FARGATE]
  networkMode: awsvpc
  cpu: "256"
  memory: "512"
  containerDefinitions:
    - name: app
      image: registry.example.com/demo/web:${image}
      environment: [{ name: LOG_LEVEL, value: info }${environment}]
---
apiVersion: evenkeel/v1
kind: Service
metadata: { name: web }
spec:
  cluster: ref:Cluster/demo
  taskDefinition: ref:TaskDefinition/web
  desiredCount: 2
  launchType: FARGATE
  deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } }
  networkConfiguration:
    awsvpcConfiguration: { subnets: [subnet-0a1b2c3d4e5f60001], securityGroups: [sg-0a1b2c3d4e5f60001] }
${service}`;
}

/** A log group as a manifest. */
export function logGroupManifest(
  name: string,
  { spec = `{ logGroupName: /demo/${name} }`, policy = '{}' } = {},
): string {
  return `apiVersion: evenkeel/v1\nkind: LogGroup\nmetadata: { name: ${name} }\npolicy: ${policy}\nspec: ${spec}\n`;
}
