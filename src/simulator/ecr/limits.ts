import type { Limit } from '../operation.ts';

/** Amazon ECR's published request rates (service quotas); those of its control plane are not published. */
export const limits: readonly Limit[] = [
  limit('GetAuthorizationToken', 500),
  limit('BatchGetImage', 2000),
  limit('BatchCheckLayerAvailability', 1000),
  limit('PutImage', 10),
  limit('InitiateLayerUpload', 100),
  limit('CompleteLayerUpload', 100),
  limit('UploadLayerPart', 500),
];

function limit(operation: string, perSecond: number): Limit {
  return { category: operation, burst: perSecond, refillPerSecond: perSecond, operations: [operation] };
}
