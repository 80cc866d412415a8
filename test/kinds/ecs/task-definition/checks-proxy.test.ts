import { checks } from '../../../../src/kinds/ecs/task-definition/checks.ts';
import { describeRules } from '../../../support/findings.ts';
import { withTwo } from './specs.ts';

const property = (name: string) => ({ name, value: '1' });
const complete = ['ProxyIngressPort', 'ProxyEgressPort', 'AppPorts', 'IgnoredUID'].map(property);
const proxy = (changes: object = {}, networkMode = 'awsvpc') =>
  withTwo(
    {},
    {},
    { networkMode, proxyConfiguration: { type: 'APPMESH', containerName: 'side', properties: complete, ...changes } },
  );

describeRules('an App Mesh proxy', checks, [
  {
    fact: 'it needs awsvpc',
    broken: proxy({}, 'bridge'),
    says: 'proxyConfiguration: an App Mesh proxy needs network mode awsvpc, and this is bridge',
    kept: [proxy(), proxy({}, '${mode}')],
  },
  {
    fact: 'it is a container of the task',
    broken: proxy({ containerName: 'envoy' }),
    says: 'proxyConfiguration.containerName: the proxy container "envoy" does not exist',
    kept: proxy({ containerName: '${proxy}' }),
  },
  {
    fact: 'it has all its ports and ignores a user or a group',
    broken: proxy({ properties: [] }),
    says: [
      'proxyConfiguration.properties: an App Mesh proxy needs the property ProxyIngressPort',
      'proxyConfiguration.properties: an App Mesh proxy needs the property ProxyEgressPort',
      'proxyConfiguration.properties: an App Mesh proxy needs the property AppPorts',
      'proxyConfiguration.properties: an App Mesh proxy needs the property IgnoredUID or IgnoredGID',
    ],
    kept: [
      proxy({ properties: '${properties}' }),
      proxy({ properties: [...complete.slice(0, 3), property('IgnoredGID')] }),
    ],
  },
]);
