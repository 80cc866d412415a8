import {
  type CreateServiceRequest,
  DescribeServiceRevisionsCommand,
  type ECSClient,
  type Service,
} from '@aws-sdk/client-ecs';
import type { Sender } from '../../../../aws/clients.ts';
import type { JsonObject } from '../../../../lib/json.ts';
import type { Target } from '../../../../model/provider.ts';

const revisionOnly = ['monitoring', 'gatewayConnectors'] as const;

/** Fields that AWS shows only in service revisions; read when the manifest sets one of them, or everything is wanted. Throws FailureError. */
export async function readRevisionFields(
  ecs: Sender<ECSClient>,
  service: Service,
  target: Pick<Target<CreateServiceRequest>, 'desired' | 'whole'> | undefined,
): Promise<JsonObject> {
  const isSet = revisionOnly.some((field) => target?.desired?.spec[field] !== undefined);
  if (!isSet && !target?.whole) return {};
  const arn = service.currentServiceRevisions?.[0]?.arn;
  if (!arn || service.status !== 'ACTIVE') return {};
  const { serviceRevisions = [] } = await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: [arn] }));
  const [revision] = serviceRevisions;
  return { monitoring: revision?.monitoring, gatewayConnectors: revision?.gatewayConnectors } as unknown as JsonObject;
}
