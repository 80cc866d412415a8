import { expect, test } from 'vitest';
import { checks } from '../../../../src/kinds/ecs/task-definition/checks.ts';
import { describeRules, findingsOf } from '../../../support/findings.ts';
import { container, onFargate, task, withContainer, withTwo } from './specs.ts';

const long = 'x'.repeat(65_536);

describeRules('a task definition and its containers', checks, [
  {
    fact: 'there is a container',
    broken: task({ containerDefinitions: [] }),
    says: 'containerDefinitions: a task definition needs at least one container',
    kept: [task(), task({ containerDefinitions: '${containers}' })],
  },
  {
    fact: 'a container has a name',
    broken: withTwo({ name: undefined }),
    says: 'containerDefinitions.0.name: container 1 has no name',
    kept: withTwo({ name: '${name}' }),
  },
  {
    fact: 'a container has an image',
    broken: withContainer({ image: undefined }),
    says: 'containerDefinitions.0.image: container "app" has no image',
    kept: withContainer({ image: 'ref:Repository/web:v1' }),
  },
  {
    fact: 'an image has no white space',
    broken: withContainer({ image: 'nginx :1' }),
    says: 'containerDefinitions.0.image: the image of container "app" has white space in it',
    kept: withContainer({ image: 'nginx:1' }),
  },
  {
    fact: 'container names are unique',
    broken: withTwo({}, { name: 'app' }),
    says: 'containerDefinitions.1.name: two containers are called "app"',
    kept: [withTwo({}), withTwo({ name: '${a}' }, { name: '${a}' })],
  },
  {
    fact: 'one container is essential',
    broken: withTwo({ essential: false }, { essential: false }),
    says: 'containerDefinitions: no container is essential, and a task runs only as long as an essential one does',
    kept: [withTwo({ essential: false }), withTwo({ essential: false }, { essential: '${essential}' })],
  },
  {
    fact: 'one container may be unknown and essential',
    broken: task({ containerDefinitions: [container({ essential: false })] }),
    says: 'containerDefinitions: no container is essential, and a task runs only as long as an essential one does',
    kept: task({ containerDefinitions: [container({ essential: false }), '${sidecar}'] }),
  },
  {
    fact: 'inference accelerators are gone',
    broken: task({ inferenceAccelerators: [{ deviceName: 'a', deviceType: 'eia2.medium' }] }),
    says: 'inferenceAccelerators: AWS takes no inferenceAccelerators any more: Elastic Inference was shut down',
    kept: task({ inferenceAccelerators: [] }),
  },
  {
    fact: 'a task definition has at most 64 KiB',
    broken: withContainer({ command: [long] }),
    says: ': the task definition has 65 KiB, and AWS takes at most 64',
    kept: [withContainer({ command: [long.slice(1024)] }), withContainer({ command: [`${long}\${tail}`] })],
  },
  {
    fact: 'a memberOf constraint has an expression',
    broken: task({ placementConstraints: [{ type: 'memberOf' }] }),
    says: 'warning placementConstraints.0.expression: a placement constraint of type memberOf needs an expression',
    kept: task({ placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }] }),
  },
]);

describeRules('tags', checks, [
  {
    fact: 'AWS keeps aws: to itself',
    broken: task({ tags: [{ key: 'aws:team', value: 'a' }] }),
    says: 'tags.0.key: tag "aws:team" starts with aws:, which AWS keeps to itself',
    kept: task({ tags: [{ key: 'team', value: 'aws:a' }] }),
  },
]);

test('everything is reported at once', () => {
  const spec = task({
    ...onFargate,
    cpu: undefined,
    networkMode: 'host',
    containerDefinitions: [container({ image: '' })],
  });
  expect(findingsOf(checks, spec)).toHaveLength(3);
});
