import { checks } from '../../../../src/kinds/ecs/service/checks.ts';
import { describeRules } from '../../../support/findings.ts';
import { definition, managed, networkConfiguration, onFargate, service } from './specs.ts';

describeRules('the network of a service', checks, [
  {
    fact: 'awsvpc needs subnets',
    broken: managed(),
    others: definition({ networkMode: 'awsvpc' }),
    says: 'networkConfiguration: tasks with network mode awsvpc need subnets, and the service has no networkConfiguration',
    kept: [
      managed({ networkConfiguration }),
      managed({ networkConfiguration: '${network}' }),
      managed({ taskDefinition: 'other' }),
    ],
  },
  {
    fact: 'Fargate needs subnets whatever the task definition is',
    broken: service({ launchType: 'FARGATE' }),
    says: 'networkConfiguration: tasks with network mode awsvpc need subnets, and the service has no networkConfiguration',
    kept: service({ launchType: 'FARGATE', networkConfiguration }),
  },
  {
    fact: 'bridge, which is the default, has no subnets',
    broken: managed({ networkConfiguration }),
    others: { ...definition(), 'TaskDefinition/open': { containerDefinitions: [{}], networkMode: '${mode}' } },
    says: 'networkConfiguration: networkConfiguration goes with network mode awsvpc, and the task definition has bridge',
    kept: [managed(), managed({ networkConfiguration, taskDefinition: 'open' })],
  },
  {
    fact: 'a network has a subnet',
    broken: service({ launchType: 'FARGATE', networkConfiguration: { awsvpcConfiguration: { subnets: [] } } }),
    says: 'networkConfiguration.awsvpcConfiguration.subnets: tasks with a network of their own need at least one subnet',
    kept: service({ launchType: 'FARGATE', networkConfiguration: { awsvpcConfiguration: { subnets: '${subnets}' } } }),
  },
  {
    fact: 'task sets have networks of their own',
    broken: onFargate({ deploymentController: { type: 'EXTERNAL' }, networkConfiguration: undefined }),
    others: definition({ networkMode: 'awsvpc', cpu: '256', memory: '512' }),
    says: 'taskDefinition: with the deployment controller EXTERNAL the task definition belongs to the task sets',
    kept: onFargate({
      deploymentController: { type: 'EXTERNAL' },
      networkConfiguration: undefined,
      taskDefinition: undefined,
    }),
  },
]);
