import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { requiredAttributes } from '../../../../src/simulator/ecs/task-definitions/attributes.ts';
import { draftOf } from '../../../../src/simulator/ecs/task-definitions/draft.ts';

const docker = 'com.amazonaws.ecs.capability.docker-remote-api';
const role = 'arn:aws:iam::111122223333:role/r';
const app = { name: 'app', image: 'nginx' };

test('the plainest task needs nothing', () => {
  expect(attributes({})).toEqual([]);
});

test.each<[string, Partial<RegisterTaskDefinitionRequest>, string[]]>([
  ['a network interface', { networkMode: 'awsvpc' }, ['ecs.capability.task-eni']],
  ['a task role', { taskRoleArn: role }, ['com.amazonaws.ecs.capability.task-iam-role']],
  [
    'a task role on the network of the host',
    { taskRoleArn: role, networkMode: 'host' },
    ['com.amazonaws.ecs.capability.task-iam-role-network-host'],
  ],
  [
    'a file system with authorization',
    {
      volumes: [
        { name: 'a', efsVolumeConfiguration: { fileSystemId: 'fs-1', authorizationConfig: { iam: 'DISABLED' } } },
      ],
    },
    ['ecs.capability.efs', 'ecs.capability.efsAuth'],
  ],
  ['fault injection', { enableFaultInjection: true }, ['ecs.capability.fault-injection']],
  [
    'an image of ECR',
    {
      executionRoleArn: role,
      containerDefinitions: [{ ...app, image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web' }],
    },
    ['com.amazonaws.ecs.capability.ecr-auth', 'ecs.capability.execution-role-ecr-pull'],
  ],
  ['an image by digest', { containerDefinitions: [{ ...app, image: 'nginx@sha256:00' }] }, [`${docker}.1.21`]],
  [
    'awslogs with a role',
    { executionRoleArn: role, containerDefinitions: [{ ...app, logConfiguration: { logDriver: 'awslogs' } }] },
    ['com.amazonaws.ecs.capability.logging-driver.awslogs', 'ecs.capability.execution-role-awslogs', `${docker}.1.19`],
  ],
  [
    'secrets of both stores',
    {
      containerDefinitions: [
        {
          ...app,
          secrets: [
            { name: 'A', valueFrom: 'parameter' },
            { name: 'B', valueFrom: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:b' },
          ],
        },
      ],
    },
    ['ecs.capability.secrets.asm.environment-variables', 'ecs.capability.secrets.ssm.environment-variables'],
  ],
  ['a timeout', { containerDefinitions: [{ ...app, stopTimeout: 30 }] }, ['ecs.capability.container-ordering']],
  [
    'a health check',
    { containerDefinitions: [{ ...app, healthCheck: { command: ['CMD', 'true'] } }] },
    [`${docker}.1.29`, 'ecs.capability.container-health-check'],
  ],
  [
    'a port range',
    { containerDefinitions: [{ ...app, portMappings: [{ containerPortRange: '80-90' }] }] },
    ['ecs.capability.network.container-port-range'],
  ],
])('%s needs what provides it', (_, input, expected) => {
  expect(attributes(input).toSorted()).toEqual([`${docker}.1.18`, ...expected].toSorted());
});

function attributes(input: Partial<RegisterTaskDefinitionRequest>): string[] {
  return requiredAttributes(draftOf({ family: 'web', containerDefinitions: [app], ...input }));
}
