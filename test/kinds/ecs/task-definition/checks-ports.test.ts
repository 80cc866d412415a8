import { checks } from '../../../../src/kinds/ecs/task-definition/checks.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import { describeRules } from '../../../support/findings.ts';
import { withContainer, withTwo } from './specs.ts';

const awsvpc = { networkMode: 'awsvpc' };
const host = { networkMode: 'host' };
const ports = (mapping: JsonObject, more: JsonObject = {}) => withContainer({ portMappings: [mapping] }, more);
const both = (app: JsonObject, side: JsonObject, more: JsonObject = {}) =>
  withTwo({ portMappings: [app] }, { portMappings: [side] }, more);

describeRules('port mappings', checks, [
  {
    fact: 'a mapping names a container port',
    broken: ports({ hostPort: 80 }),
    says: 'containerDefinitions.0.portMappings.0.containerPort: a port mapping of container "app" names no container port',
    kept: [ports({ containerPort: 80 }), ports({ containerPortRange: '80-81' }), ports({ containerPort: '${port}' })],
  },
  {
    fact: 'a range stands alone',
    broken: ports({ containerPort: 80, containerPortRange: '80-81' }),
    says: 'containerDefinitions.0.portMappings.0.containerPortRange: a port mapping of container "app" has a range and a single port, and AWS takes one or the other',
    kept: ports({ containerPortRange: '80-81' }),
  },
  {
    fact: 'a range goes upwards',
    broken: ports({ containerPortRange: '81-80' }),
    says: 'containerDefinitions.0.portMappings.0.containerPortRange: containerPortRange of container "app" is not a range of ports',
    kept: ports({ containerPortRange: '${range}' }),
  },
  {
    fact: 'a range ends with the last port',
    broken: ports({ containerPortRange: '65000-65536' }),
    says: 'containerDefinitions.0.portMappings.0.containerPortRange: containerPortRange of container "app" is not a range of ports',
    kept: ports({ containerPortRange: '65500-65535' }),
  },
  {
    fact: 'a range may have 100 ports',
    broken: ports({ containerPortRange: '1000-1100' }),
    says: 'warning containerDefinitions.0.portMappings.0.containerPortRange: the range has 101 ports, and AWS may refuse more than 100',
    kept: ports({ containerPortRange: '1000-1099' }),
  },
  {
    fact: 'a range does not go with host',
    broken: ports({ containerPortRange: '80-81' }, host),
    says: 'containerDefinitions.0.portMappings.0.containerPortRange: a range of ports needs network mode awsvpc or bridge, and this is host',
    kept: ports({ containerPortRange: '80-81' }, awsvpc),
  },
  {
    fact: 'with awsvpc a container port is the host port',
    broken: ports({ containerPort: 8080, hostPort: 80 }, awsvpc),
    says: 'containerDefinitions.0.portMappings.0.hostPort: container "app" maps host port 80 to container port 8080, and in network mode awsvpc both are the same port',
    kept: [
      ports({ containerPort: 80, hostPort: 80 }, awsvpc),
      ports({ containerPort: 8080, hostPort: 80 }),
      ports({ containerPort: '${port}', hostPort: 80 }, awsvpc),
    ],
  },
  {
    fact: 'with host a container port is the host port',
    broken: ports({ containerPort: 8080, hostPort: 0 }, host),
    says: 'containerDefinitions.0.portMappings.0.hostPort: container "app" maps host port 0 to container port 8080, and in network mode host both are the same port',
    kept: ports({ containerPort: 8080 }, host),
  },
  {
    fact: 'container instances need some ports themselves',
    broken: ports({ containerPort: 2222, hostPort: 22 }),
    says: 'warning containerDefinitions.0.portMappings.0.hostPort: container "app" wants host port 22, which container instances use themselves',
    kept: [ports({ containerPort: 22, hostPort: 2222 }), ports({ containerPort: 22, hostPort: 22 }, awsvpc)],
  },
  {
    fact: 'without a network there are no ports',
    broken: ports({ containerPort: 80 }, { networkMode: 'none' }),
    says: 'containerDefinitions.0.portMappings: container "app" maps ports, and in network mode none it has no network',
    kept: withContainer({ portMappings: [] }, { networkMode: 'none' }),
  },
]);

describeRules('ports and names that are taken', checks, [
  {
    fact: 'a name stands for one port',
    broken: both({ containerPort: 80, name: 'web' }, { containerPort: 81, name: 'web' }),
    says: 'containerDefinitions.1.portMappings.0.name: two port mappings are called "web", and a name must be unique in the task',
    kept: both({ containerPort: 80, name: 'web' }, { containerPort: 81, name: 'admin' }),
  },
  {
    fact: 'with awsvpc a task has a port once',
    broken: both({ containerPort: 80 }, { containerPort: 80, protocol: 'tcp' }, awsvpc),
    says: 'containerDefinitions.1.portMappings.0.containerPort: container "side" maps container port 80/tcp, which container "app" has already, and in network mode awsvpc a task has every port once',
    kept: [
      both({ containerPort: 80 }, { containerPort: 80 }),
      both({ containerPort: 80 }, { containerPort: 80, protocol: 'udp' }, awsvpc),
      both({ containerPort: 80 }, { containerPort: 80, protocol: '${protocol}' }, awsvpc),
    ],
  },
  {
    fact: 'with awsvpc ranges do not overlap',
    broken: both({ containerPortRange: '80-90' }, { containerPortRange: '85-95' }, awsvpc),
    says: 'containerDefinitions.1.portMappings.0.containerPortRange: container "side" maps container port 85/tcp, which container "app" has already, and in network mode awsvpc a task has every port once',
    kept: both({ containerPortRange: '80-84' }, { containerPortRange: '85-95' }, awsvpc),
  },
  {
    fact: 'with bridge ranges of a container do not overlap',
    broken: withContainer({ portMappings: [{ containerPortRange: '80-90' }, { containerPort: 85 }] }),
    says: 'containerDefinitions.0.portMappings.1.containerPort: container "app" maps container port 85/tcp twice, and ranges of ports must not overlap',
    kept: [
      withContainer({
        portMappings: [
          { containerPort: 80, hostPort: 1 },
          { containerPort: 80, hostPort: 2 },
        ],
      }),
      both({ containerPortRange: '80-90' }, { containerPortRange: '85-95' }),
    ],
  },
  {
    fact: 'with bridge a host port is free once',
    broken: both({ containerPort: 80, hostPort: 8080 }, { containerPort: 81, hostPort: 8080 }),
    says: 'warning containerDefinitions.1.portMappings.0.hostPort: container "side" wants host port 8080/tcp, which container "app" has already, so the task could never start',
    kept: both({ containerPort: 80, hostPort: 0 }, { containerPort: 80, hostPort: 0 }),
  },
]);
