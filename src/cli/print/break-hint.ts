import type { SimulatedConnection } from '../shell.ts';

/** A command that stops the example's tasks behind the controller's back; needs nothing but curl. */
export function breakHint({ endpoint, region, credentials }: SimulatedConnection): string {
  const scope = `Credential=${credentials.accessKeyId}/20260101/${region}/ecs/aws4_request`;
  const headers = [
    'content-type: application/x-amz-json-1.1',
    'x-amz-target: AmazonEC2ContainerServiceV20141113.UpdateService',
    `authorization: AWS4-HMAC-SHA256 ${scope}`,
  ];
  const body = JSON.stringify({ cluster: 'hello', service: 'hello', desiredCount: 0 });
  return [`curl -so /dev/null ${endpoint} -d '${body}'`, ...headers.map((header) => `  -H '${header}'`)].join(' \\\n');
}
