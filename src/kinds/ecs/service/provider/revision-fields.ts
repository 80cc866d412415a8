import {
  type CreateServiceRequest,
  DescribeServiceRevisionsCommand,
  type ECSClient,
  type Service,
} from '@aws-sdk/client-ecs';
import type { Sender } from '../../../../aws/clients.ts';
import type { JsonObject } from '../../../../lib/json.ts';
import type { Desired } from '../../../../model/provider.ts';

const revisionOnly = ['monitoring', 'gatewayConnectors'] as const;

/** Fields that AWS shows only in service revisions; read when the manifest sets one of them. Throws FailureError. */
export async function readRevisionFields(
  ecs: Sender<ECSClient>,
  service: Service,
  desired: Desired<CreateServiceRequest> | undefined,
): Promise<JsonObject> {
  if (!revisionOnly.some((field) => desired?.spec[field] !== undefined)) return {};
  const arn = service.currentServiceRevisions?.[0]?.arn;
  if (!arn || service.status !== 'ACTIVE') return {};
  const { serviceRevisions = [] } = await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: [arn] }));
  const [revision] = serviceRevisions;
  return { monitoring: revision?.monitoring, gatewayConnectors: revision?.gatewayConnectors } as unknown as JsonObject;
}
