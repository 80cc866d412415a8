import { checks } from '../../../../src/kinds/ecs/task-definition/checks.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import { describeRules } from '../../../support/findings.ts';
import { onFargate, withContainer, withTwo } from './specs.ts';

const health = (...command: string[]) => withContainer({ healthCheck: { command } });
const ulimit = (softLimit: number, hardLimit: number) =>
  withContainer({ ulimits: [{ name: 'nofile', softLimit, hardLimit }] });
const gpu = (requirement: JsonObject) => withContainer({ resourceRequirements: [{ type: 'GPU', ...requirement }] });
const role = { executionRoleArn: 'arn:aws:iam::111122223333:role/execution' };
const waits = (condition: string, containerName = 'side') => ({ dependsOn: [{ containerName, condition }] });

describeRules('settings of containers', checks, [
  {
    fact: 'a health check has a command',
    broken: health(),
    says: 'containerDefinitions.0.healthCheck.command: the health check of container "app" has no command',
    kept: withContainer({ healthCheck: { command: '${command}' } }),
  },
  {
    fact: 'a health check command says how it is run',
    broken: health('curl -f localhost'),
    says: 'containerDefinitions.0.healthCheck.command: the health check command of container "app" must start with CMD or CMD-SHELL',
    kept: [health('CMD-SHELL', 'curl -f localhost'), health('CMD', 'curl'), health('NONE'), health('${how}', 'curl')],
  },
  {
    fact: 'a soft limit is not above the hard limit',
    broken: ulimit(2048, 1024),
    says: 'containerDefinitions.0.ulimits.0.softLimit: the soft limit of ulimit nofile in container "app" is above its hard limit (2048 > 1024)',
    kept: [ulimit(1024, 1024), ulimit(1024, -1)],
  },
  {
    fact: 'a GPU is exclusive or shared',
    broken: gpu({}),
    says: 'containerDefinitions.0.resourceRequirements.0.value: the GPU requirement of container "app" needs either value or sharingStrategy',
    kept: [gpu({ value: '1' }), gpu({ sharingStrategy: 'TIME_SLICING' })],
  },
  {
    fact: 'there are no inference accelerators',
    broken: withContainer({ resourceRequirements: [{ type: 'InferenceAccelerator', value: 'a' }] }),
    says: 'containerDefinitions.0.resourceRequirements.0.type: container "app" asks for an inference accelerator, and AWS has none any more',
    kept: withContainer({ resourceRequirements: [] }),
  },
]);

describeRules('containers that refer to each other', checks, [
  {
    fact: 'a container waits for one that exists',
    broken: withTwo(waits('START', 'sid')),
    says: 'containerDefinitions.0.dependsOn.0.containerName: container "app" depends on container "sid", which does not exist',
    kept: [
      withTwo(waits('START')),
      withTwo(waits('START', 'sid'), { name: '${side}' }),
      withTwo(waits('START', '${name}')),
    ],
  },
  {
    fact: 'an essential container is not waited for until it ends',
    broken: withTwo(waits('SUCCESS')),
    says: 'containerDefinitions.0.dependsOn.0.condition: container "app" waits until container "side" has ended (SUCCESS), but that one is essential, and the task ends with it',
    kept: [withTwo(waits('COMPLETE'), { essential: false }), withTwo(waits('SUCCESS'), { essential: '${essential}' })],
  },
  {
    fact: 'a container that gets healthy has a health check',
    broken: withTwo(waits('HEALTHY')),
    says: 'containerDefinitions.0.dependsOn.0.condition: container "app" waits until container "side" is healthy, but that one has no health check',
    kept: withTwo(waits('HEALTHY'), { healthCheck: { command: ['CMD', 'true'] } }),
  },
  {
    fact: 'containers do not wait in a circle',
    broken: withTwo(waits('START'), waits('START', 'app')),
    says: 'containerDefinitions.0.dependsOn: containers wait for each other in a circle: app → side → app',
    kept: withTwo(waits('START')),
  },
  {
    fact: 'a container does not wait for itself',
    broken: withContainer(waits('START', 'app')),
    says: 'containerDefinitions.0.dependsOn: containers wait for each other in a circle: app → app',
    kept: withContainer({ dependsOn: [] }),
  },
  {
    fact: 'volumes come from a container that exists',
    broken: withTwo({ volumesFrom: [{ sourceContainer: 'data' }] }),
    says: 'containerDefinitions.0.volumesFrom.0.sourceContainer: container "app" takes volumes from container "data", which does not exist',
    kept: withTwo({ volumesFrom: [{ sourceContainer: 'side' }] }),
  },
  {
    fact: 'a link leads to a container that exists',
    broken: withTwo({ links: ['side:db', 'cache:redis'] }),
    says: 'containerDefinitions.0.links.1: container "app" has a link to container "cache", which does not exist',
    kept: [withTwo({ links: ['side:db'] }), withTwo({ links: ['${link}'] })],
  },
]);

const plain = (name: string) => ({ name, value: 'x' });
const secret = (name: string) => ({ name, valueFrom: 'ssm:/db/password' });

describeRules('names of environment variables', checks, [
  {
    fact: 'a variable is set once',
    broken: withContainer({ environment: [plain('A'), plain('B'), plain('A')] }),
    says: 'warning containerDefinitions.0.environment.2.name: container "app" sets A twice, and only one of the values can count',
    kept: withTwo({ environment: [plain('A'), plain('a')] }, { environment: [plain('A')] }),
  },
  {
    fact: 'a secret is set once',
    broken: withContainer({ secrets: [secret('A'), secret('A')] }, role),
    says: 'containerDefinitions.0.secrets.1.name: container "app" has the secret A twice',
    kept: withContainer({ secrets: [secret('A'), secret('B')] }, role),
  },
  {
    fact: 'a name is plain or secret',
    broken: withContainer({ environment: [plain('A')], secrets: [secret('A')] }, { ...onFargate, ...role }),
    says: 'containerDefinitions.0.secrets.0.name: container "app" has A in environment and in secrets, and AWS wants a name only once',
    kept: withContainer({ environment: [plain('A')], secrets: [secret('B')] }, role),
  },
]);
