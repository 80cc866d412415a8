import { checks } from '../../../../src/kinds/ecs/service/checks.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import { describeRules, type Others } from '../../../support/findings.ts';
import { managed, onFargate, service } from './specs.ts';

const placed = (strategy: JsonObject) => service({ placementStrategy: [strategy] });
const constrained = (constraint: JsonObject) => service({ placementConstraints: [constraint] });

describeRules('placement', checks, [
  {
    fact: 'Fargate has no instances to choose from',
    broken: onFargate({ placementStrategy: [{ type: 'random' }] }),
    says: 'placementStrategy: placementStrategy is about instances, and Fargate has none',
    kept: [placed({ type: 'random' }), onFargate({ placementStrategy: [] })],
  },
  {
    fact: 'Fargate has no instances to tell apart',
    broken: onFargate({ placementConstraints: [{ type: 'distinctInstance' }] }),
    says: 'placementConstraints: placementConstraints is about instances, and Fargate has none',
    kept: constrained({ type: 'distinctInstance' }),
  },
  {
    fact: 'binpack fills up by cpu or memory',
    broken: placed({ type: 'binpack', field: 'disk' }),
    says: 'placementStrategy.0.field: a binpack strategy fills instances up by cpu or by memory',
    kept: [placed({ type: 'binpack', field: 'MEMORY' }), placed({ type: 'binpack', field: '${field}' })],
  },
  {
    fact: 'random looks at nothing',
    broken: placed({ type: 'random', field: 'cpu' }),
    says: 'placementStrategy.0.field: a random strategy looks at no field',
    kept: placed({ type: 'spread', field: 'instanceId' }),
  },
  {
    fact: 'distinctInstance has no expression',
    broken: constrained({ type: 'distinctInstance', expression: 'a == b' }),
    says: 'placementConstraints.0.expression: a distinctInstance constraint takes no expression',
    kept: constrained({ type: 'memberOf', expression: 'a == b' }),
  },
  {
    fact: 'memberOf has an expression',
    broken: constrained({ type: 'memberOf' }),
    says: 'warning placementConstraints.0.expression: a memberOf constraint needs an expression',
    kept: constrained({ type: 'memberOf', expression: '${expression}' }),
  },
]);

const volume = (changes: JsonObject = {}) => ({
  name: 'data',
  managedEBSVolume: { roleArn: 'arn:role', sizeInGiB: 10, ...changes },
});
const ebs = (changes: JsonObject = {}) => service({ volumeConfigurations: [volume(changes)] });
const atLaunch: Others = {
  'TaskDefinition/web': {
    containerDefinitions: [{ name: 'app' }],
    volumes: [{ name: 'data', configuredAtLaunch: true }],
  },
  'TaskDefinition/plain': { containerDefinitions: [{ name: 'app' }], volumes: [{ name: 'data' }] },
  'TaskDefinition/open': { containerDefinitions: [{ name: 'app' }], volumes: '${volumes}' },
};

describeRules('volumes that are configured at launch', checks, [
  {
    fact: 'the service configures them',
    broken: managed(),
    others: atLaunch,
    says: 'volumeConfigurations: the task definition leaves volume "data" to the service, which does not configure it',
    kept: [
      managed({ volumeConfigurations: [volume()] }),
      managed({ volumeConfigurations: '${volumes}' }),
      managed({ taskDefinition: 'plain' }),
    ],
  },
  {
    fact: 'the task definition has them',
    broken: managed({ volumeConfigurations: [volume()], taskDefinition: 'plain' }),
    others: atLaunch,
    says: 'volumeConfigurations.0.name: the task definition has no volume "data" that is configured at launch',
    kept: managed({ volumeConfigurations: [volume()], taskDefinition: 'open' }),
  },
  {
    fact: 'they have a type that exists',
    broken: ebs({ volumeType: 'gp4' }),
    says: 'volumeConfigurations.0.managedEBSVolume.volumeType: "gp4" is no type of EBS volume',
    kept: [ebs(), ebs({ volumeType: '${type}' })],
  },
  {
    fact: 'they have a size or a snapshot',
    broken: ebs({ sizeInGiB: undefined }),
    says: 'volumeConfigurations.0.managedEBSVolume.sizeInGiB: an EBS volume needs a size or a snapshot',
    kept: ebs({ sizeInGiB: undefined, snapshotId: 'snap-1' }),
  },
  {
    fact: 'they have a size that fits the type',
    broken: ebs({ volumeType: 'st1' }),
    says: 'volumeConfigurations.0.managedEBSVolume.sizeInGiB: an EBS volume of type st1 has 125 to 16384 GiB, and this asks for 10',
    kept: [ebs({ volumeType: 'st1', sizeInGiB: 125 }), ebs({ volumeType: 'st1', sizeInGiB: '${size}' })],
  },
  {
    fact: 'they have IOPS that fit the type',
    broken: ebs({ iops: 2999 }),
    says: 'volumeConfigurations.0.managedEBSVolume.iops: an EBS volume of type gp3 has 3000 to 16000 IOPS, and this asks for 2999',
    kept: [ebs({ iops: 3000 }), ebs({ volumeType: 'io2', iops: 256_000 })],
  },
  {
    fact: 'io1 and io2 need IOPS',
    broken: ebs({ volumeType: 'io1' }),
    says: 'volumeConfigurations.0.managedEBSVolume.iops: an EBS volume of type io1 needs iops',
    kept: ebs({ volumeType: 'io1', iops: 100 }),
  },
  {
    fact: 'the others have no IOPS to choose',
    broken: ebs({ volumeType: 'gp2', iops: 3000 }),
    says: 'volumeConfigurations.0.managedEBSVolume.iops: the IOPS of an EBS volume of type gp2 cannot be chosen',
    kept: ebs({ volumeType: 'gp2' }),
  },
  {
    fact: 'gp3 alone has throughput',
    broken: ebs({ volumeType: 'io2', iops: 100, throughput: 200 }),
    says: 'volumeConfigurations.0.managedEBSVolume.throughput: the throughput of an EBS volume of type io2 cannot be chosen',
    kept: ebs({ throughput: 200 }),
  },
  {
    fact: 'an initialization rate needs a snapshot',
    broken: ebs({ volumeInitializationRate: 100 }),
    says: 'volumeConfigurations.0.managedEBSVolume.volumeInitializationRate: volumeInitializationRate is for volumes made from a snapshot',
    kept: ebs({ volumeInitializationRate: 100, snapshotId: 'snap-1' }),
  },
]);
