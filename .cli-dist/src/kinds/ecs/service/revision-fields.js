import { DescribeServiceRevisionsCommand, } from '@aws-sdk/client-ecs';
const revisionOnly = ['monitoring', 'gatewayConnectors'];
/** Fields that AWS shows only in service revisions; read when the manifest sets one of them. Throws FailureError. */
export async function readRevisionFields(ecs, service, desired) {
    if (!revisionOnly.some((field) => desired?.spec[field] !== undefined))
        return {};
    const arn = service.currentServiceRevisions?.[0]?.arn;
    if (!arn || service.status !== 'ACTIVE')
        return {};
    const { serviceRevisions = [] } = await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: [arn] }));
    const [revision] = serviceRevisions;
    return { monitoring: revision?.monitoring, gatewayConnectors: revision?.gatewayConnectors };
}
