const agent = 'com.amazonaws.ecs.capability';
const ecs = 'ecs.capability';

const apiVersions = Array.from({ length: 28 }, (_, index) => `${agent}.docker-remote-api.1.${17 + index}`);
const logDrivers = ['awsfirelens', 'awslogs', 'fluentd', 'gelf', 'journald', 'json-file', 'none', 'splunk', 'syslog'];

/** What a current agent on Amazon Linux can do (amazon-ecs-agent, agent/app/agent_capability.go). */
export const agentCapabilities: readonly string[] = [
  ...apiVersions,
  ...logDrivers.map((driver) => `${agent}.logging-driver.${driver}`),
  `${agent}.ecr-auth`,
  `${agent}.privileged-container`,
  `${agent}.selinux`,
  `${agent}.task-iam-role`,
  `${agent}.task-iam-role-network-host`,
  `${ecs}.container-health-check`,
  `${ecs}.container-ordering`,
  `${ecs}.container-restart-policy`,
  `${ecs}.efs`,
  `${ecs}.efsAuth`,
  `${ecs}.env-files.s3`,
  `${ecs}.execution-role-awslogs`,
  `${ecs}.execution-role-ecr-pull`,
  `${ecs}.fault-injection`,
  `${ecs}.network.container-port-range`,
  `${ecs}.secrets.asm.bootstrap.log-driver`,
  `${ecs}.secrets.asm.environment-variables`,
  `${ecs}.secrets.ssm.bootstrap.log-driver`,
  `${ecs}.secrets.ssm.environment-variables`,
  `${ecs}.task-cpu-mem-limit`,
  `${ecs}.task-eni`,
];

/** True for an attribute that says what the agent can do. */
export function isCapability(attribute: string): boolean {
  return attribute.startsWith(`${agent}.`) || attribute.startsWith(`${ecs}.`);
}
