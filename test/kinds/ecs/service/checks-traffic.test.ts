import { checks } from '../../../../src/kinds/ecs/service/checks.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import { describeRules, type Others } from '../../../support/findings.ts';
import { definition, managed, networkConfiguration, onFargate, service } from './specs.ts';

const target = { targetGroupArn: 'arn:tg', containerName: 'app', containerPort: 8080 };
const balanced = (changes: JsonObject = {}, more: JsonObject = {}) =>
  managed({ loadBalancers: [{ ...target, ...changes }], ...more });
const advanced = { alternateTargetGroupArn: 'arn:other', productionListenerRule: 'arn:rule', roleArn: 'arn:role' };
const blueGreen = { deploymentConfiguration: { strategy: 'BLUE_GREEN' } };
const open: Others = {
  'TaskDefinition/open': { containerDefinitions: [{ name: 'app', portMappings: '${ports}' }] },
  'TaskDefinition/wide': { containerDefinitions: [{ name: 'app', portMappings: [{ containerPortRange: '1-99' }] }] },
};

describeRules('load balancers', checks, [
  {
    fact: 'an entry names one load balancer',
    broken: balanced({ loadBalancerName: 'classic' }),
    says: 'loadBalancers.0.loadBalancerName: an entry names a target group or a Classic Load Balancer, but not both',
    kept: [balanced(), balanced({ loadBalancerName: 'classic', targetGroupArn: undefined })],
  },
  {
    fact: 'an entry names a load balancer',
    broken: balanced({ targetGroupArn: undefined }),
    says: 'loadBalancers.0.targetGroupArn: an entry of loadBalancers names no target group',
    kept: balanced({ targetGroupArn: '${target_group}' }),
  },
  {
    fact: 'Fargate has no Classic Load Balancers',
    broken: onFargate({ loadBalancers: [{ ...target, targetGroupArn: undefined, loadBalancerName: 'classic' }] }),
    says: 'loadBalancers.0.loadBalancerName: Fargate does not work with Classic Load Balancers',
    kept: onFargate({ loadBalancers: [target] }),
  },
  {
    fact: 'a service has one Classic Load Balancer',
    broken: service({
      loadBalancers: ['a', 'b'].map((loadBalancerName) => ({ ...target, targetGroupArn: undefined, loadBalancerName })),
    }),
    says: 'loadBalancers.1.loadBalancerName: a service works with one Classic Load Balancer only',
    kept: service({ loadBalancers: ['a', 'b'].map((targetGroupArn) => ({ ...target, targetGroupArn })) }),
  },
  {
    fact: 'traffic goes to a container and a port',
    broken: balanced({ containerName: undefined, containerPort: undefined }),
    says: [
      'loadBalancers.0.containerName: an entry of loadBalancers has no containerName, so it is not clear where traffic goes',
      'loadBalancers.0.containerPort: an entry of loadBalancers has no containerPort, so it is not clear where traffic goes',
    ],
    kept: balanced({ containerName: '${name}', containerPort: '${port}' }),
  },
  {
    fact: 'the container exists',
    broken: balanced({ containerName: 'ap' }),
    others: definition(),
    says: 'loadBalancers.0.containerName: the task definition has no container "ap"',
    kept: [balanced(), balanced({ containerName: 'ap' }, { taskDefinition: 'web:1' })],
  },
  {
    fact: 'the container maps the port',
    broken: balanced({ containerPort: 80 }),
    others: { ...definition(), ...open },
    says: 'loadBalancers.0.containerPort: container "app" maps no port 80',
    kept: [
      balanced(),
      balanced({ containerPort: 80 }, { taskDefinition: 'ref:TaskDefinition/open' }),
      balanced({ containerPort: 80 }, { taskDefinition: 'ref:TaskDefinition/wide' }),
    ],
  },
  {
    fact: 'traffic moves between two target groups',
    broken: balanced({}, blueGreen),
    says: 'loadBalancers.0.advancedConfiguration: strategy BLUE_GREEN moves traffic between two target groups, and there is no advancedConfiguration',
    kept: [balanced({ advancedConfiguration: advanced }, blueGreen), balanced(), managed(blueGreen)],
  },
  {
    fact: 'moving traffic needs a rule, a role and a place',
    broken: balanced({ advancedConfiguration: { testListenerRule: 'arn:test' } }, blueGreen),
    says: [
      'loadBalancers.0.advancedConfiguration.alternateTargetGroupArn: advancedConfiguration has no alternateTargetGroupArn, which moving traffic needs',
      'loadBalancers.0.advancedConfiguration.productionListenerRule: advancedConfiguration has no productionListenerRule, which moving traffic needs',
      'loadBalancers.0.advancedConfiguration.roleArn: advancedConfiguration has no roleArn, which moving traffic needs',
    ],
    kept: balanced({ advancedConfiguration: { testListenerRule: 'arn:test' } }),
  },
]);

const registered = (changes: JsonObject = {}, more: JsonObject = {}) =>
  managed({
    serviceRegistries: [{ registryArn: 'arn:sd', containerName: 'app', containerPort: 8080, ...changes }],
    ...more,
  });
const unnamed = { containerName: undefined, containerPort: undefined };

describeRules('service discovery', checks, [
  {
    fact: 'a registry has an ARN',
    broken: registered({ registryArn: undefined }),
    says: 'serviceRegistries.0.registryArn: a service registry has no registryArn',
    kept: registered(),
  },
  {
    fact: 'with bridge it needs a container and a port',
    broken: registered(unnamed),
    others: definition(),
    says: 'serviceRegistries.0.containerName: in network mode bridge service discovery needs containerName and containerPort',
    kept: [registered(), registered(unnamed, { taskDefinition: 'web:1' })],
  },
  {
    fact: 'with awsvpc it needs neither',
    broken: registered({ port: 80 }, { networkConfiguration }),
    others: definition({ networkMode: 'awsvpc' }),
    says: 'serviceRegistries.0.port: a service registry takes port, or containerName and containerPort, but not both',
    kept: [
      registered({ ...unnamed, port: 80 }, { networkConfiguration }),
      registered(unnamed, { networkConfiguration }),
    ],
  },
  {
    fact: 'the container exists',
    broken: registered({ containerName: 'web' }),
    others: definition(),
    says: 'serviceRegistries.0.containerName: the task definition has no container "web"',
    kept: registered(),
  },
  {
    fact: 'the container maps the port',
    broken: registered({ containerPort: 80 }),
    others: definition(),
    says: 'serviceRegistries.0.containerPort: container "app" maps no port 80',
    kept: registered({ containerPort: '${port}' }),
  },
]);

const connected = (changes: JsonObject = {}, more: JsonObject = {}) =>
  managed({ serviceConnectConfiguration: { enabled: true, namespace: 'demo', ...changes }, ...more });
const named = (portName: string) => ({ services: [{ portName }] });

describeRules('Service Connect', checks, [
  {
    fact: 'it needs a namespace',
    broken: connected({ namespace: undefined }, { cluster: 'bare' }),
    others: { 'Cluster/bare': {}, 'Cluster/demo': { serviceConnectDefaults: { namespace: 'demo' } } },
    says: 'serviceConnectConfiguration.namespace: Service Connect needs a namespace, and neither the service nor its cluster has one',
    kept: [
      connected({}, { cluster: 'bare' }),
      connected({ namespace: undefined }, { cluster: 'demo' }),
      connected({ namespace: undefined }, { cluster: 'elsewhere' }),
      connected({ namespace: undefined, enabled: false }, { cluster: 'bare' }),
    ],
  },
  {
    fact: 'it does not go with host',
    broken: connected(),
    others: definition({ networkMode: 'host' }),
    says: 'serviceConnectConfiguration: Service Connect needs network mode awsvpc or bridge, and the task definition has host',
    kept: connected({ enabled: false }),
  },
  {
    fact: 'access logs need a log driver',
    broken: connected({ accessLogConfiguration: { format: 'JSON' } }),
    says: 'serviceConnectConfiguration.accessLogConfiguration: access logs of Service Connect need a logConfiguration',
    kept: connected({ accessLogConfiguration: { format: 'JSON' }, logConfiguration: { logDriver: 'awslogs' } }),
  },
  {
    fact: 'a port has the name',
    broken: connected(named('htp')),
    others: { ...definition(), ...open },
    says: 'serviceConnectConfiguration.services.0.portName: no port mapping of the task definition is called "htp"',
    kept: [
      connected(named('http')),
      connected({ ...named('htp'), enabled: false }),
      connected(named('htp'), { taskDefinition: 'ref:TaskDefinition/open' }),
    ],
  },
  {
    fact: 'a port has a name at all',
    broken: connected(named('http')),
    others: {
      'TaskDefinition/web': { containerDefinitions: [{ name: 'app', portMappings: [{ containerPort: 80 }] }] },
    },
    says: 'serviceConnectConfiguration.services.0.portName: no port mapping of the task definition is called "http"',
    kept: connected({ services: '${services}' }),
  },
  {
    fact: 'VPC Lattice needs the name too',
    broken: managed({
      vpcLatticeConfigurations: [{ portName: 'grpc', targetGroupArn: 'arn:tg', roleArn: 'arn:role' }],
    }),
    others: definition(),
    says: 'vpcLatticeConfigurations.0.portName: no port mapping of the task definition is called "grpc"',
    kept: managed({ vpcLatticeConfigurations: [{ portName: 'http', targetGroupArn: 'arn:tg', roleArn: 'arn:role' }] }),
  },
]);

describeRules('roles', checks, [
  {
    fact: 'a role is for load balancers',
    broken: managed({ role: 'ecsServiceRole' }),
    says: 'role: role is for registering tasks with load balancers, and the service has none',
    kept: [
      balanced({}, { role: 'ecsServiceRole' }),
      managed({ role: 'arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS' }),
    ],
  },
  {
    fact: 'AWS uses its own role with awsvpc',
    broken: balanced({}, { role: 'ecsServiceRole', networkConfiguration }),
    others: definition({ networkMode: 'awsvpc' }),
    says: 'role: with network mode awsvpc ECS uses its service-linked role, and AWS refuses another one',
    kept: balanced({}, { networkConfiguration }),
  },
  {
    fact: 'AWS uses its own role with several target groups',
    broken: managed({ role: 'ecsServiceRole', loadBalancers: [target, { ...target, targetGroupArn: 'arn:b' }] }),
    says: 'role: with more than one target group ECS uses its service-linked role, and AWS refuses another one',
    kept: balanced({}, { role: 'ecsServiceRole' }),
  },
  {
    fact: 'ECS Exec needs a task role',
    broken: managed({ enableExecuteCommand: true }),
    others: {
      ...definition(),
      'TaskDefinition/able': { containerDefinitions: [{ name: 'app' }], taskRoleArn: '${role}' },
    },
    says: 'enableExecuteCommand: ECS Exec needs a task role, and the task definition has no taskRoleArn',
    kept: [managed(), managed({ enableExecuteCommand: true, taskDefinition: 'able' })],
  },
]);
