import { isObject, type JsonObject } from '../../../lib/json.ts';

/** Members of the spec that AWS shows only in the deployments. */
const deployed = ['serviceConnectConfiguration', 'volumeConfigurations', 'vpcLatticeConfigurations'] as const;

/** The spec in a described service: ARNs under the names that the spec has, write-only members from the primary deployment. */
export function specOfAnswer(answer: JsonObject): JsonObject {
  const deployments = (Array.isArray(answer.deployments) ? answer.deployments : []).filter(isObject);
  const primary = deployments.find(({ status }) => status === 'PRIMARY');
  const hidden = Object.fromEntries(deployed.map((name) => [name, answer[name] ?? primary?.[name]]));
  // What a DAEMON service answers with is a count of instances, which AWS refuses to be given.
  const desiredCount = answer.schedulingStrategy === 'DAEMON' ? undefined : answer.desiredCount;
  return {
    ...answer,
    ...hidden,
    desiredCount,
    cluster: answer.cluster ?? answer.clusterArn,
    role: answer.role ?? answer.roleArn,
  };
}
