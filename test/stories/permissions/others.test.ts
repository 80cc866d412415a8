import { describe, expect, it } from 'vitest';
import { grownAws } from '../../support/grown-aws.ts';
import { manifest, smallFleet, taskDefinitionSpec } from '../../support/manifests.ts';
import type { Licence } from '../../support/own-policies.ts';
import { registry, type Ship, ship } from '../../support/ship.ts';
import { sail } from '../../support/voyage.ts';
import { type Permit, permits, withoutPermit } from './scene.ts';

/** What an operator asks for besides applying; resolves to what went wrong. */
interface Errand {
  readonly purpose: Licence;
  readonly proves: readonly Permit[];
  readonly run: (castFrom: (files: Record<string, string>, aws?: Ship['aws']) => Ship) => Promise<string>;
}

const logging = {
  logDriver: 'awslogs',
  options: { 'awslogs-group': 'ref:LogGroup/web', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app' },
};

function writingFleet(): Record<string, string> {
  const spec = taskDefinitionSpec({ logConfiguration: logging });
  return { ...smallFleet(), 'task-definition.yaml': manifest('TaskDefinition', 'web', { spec }) };
}

async function standing(files: Record<string, string>): Promise<Ship['aws']> {
  const vessel = ship(files, { may: 'everything' });
  await sail(vessel);
  return vessel.aws;
}

async function imported(vessel: Ship, kindName: string, name: string): Promise<string> {
  const kind = registry.kinds.get(kindName);
  if (!kind) throw new Error(`no kind ${kindName}`);
  const found = await vessel.drive(vessel.runtime.import({ kind, name, withSecrets: true }).catch(String));
  return typeof found === 'string' ? found : '';
}

const errands: readonly Errand[] = [
  {
    purpose: 'import',
    proves: [
      ...permits('Read', 'ecs:DescribeClusters ecr:GetLifecyclePolicy ecr:GetRepositoryPolicy ecr:ListImages'),
      ...permits('Read', 'ecr:ListTagsForResource logs:ListTagsForResource'),
      ...permits('ReadServices', 'ecs:DescribeServices ecs:DescribeServiceRevisions'),
      ...permits('ReadWithoutResourceLevel', 'ecs:ListServices ecs:ListTaskDefinitions ecs:DescribeTaskDefinition'),
      ...permits('ListAll', 'ecr:DescribeRepositories logs:DescribeLogGroups'),
    ],
    run: async (castFrom) => imported(castFrom({}, await grownAws()), 'Cluster', 'demo'),
  },
  {
    purpose: 'import',
    proves: permits('ReadWithoutResourceLevel', 'ecs:ListClusters'),
    run: async (castFrom) => imported(castFrom({}, await grownAws()), 'Cluster', 'dmeo'),
  },
  {
    purpose: 'import',
    proves: permits('ReadWithoutResourceLevel', 'ecs:ListTaskDefinitionFamilies'),
    run: async (castFrom) => imported(castFrom({}, await grownAws()), 'TaskDefinition', 'wroker'),
  },
  {
    purpose: 'logs',
    proves: [
      ...permits('ReadLogs', 'logs:FilterLogEvents'),
      ...permits('OptionalReasonsOfFailure', 'ecs:ListTasks ecs:DescribeTasks'),
    ],
    async run(castFrom) {
      const { runtime, drive } = castFrom(writingFleet(), await standing(writingFleet()));
      const read = async () => {
        const { plan } = await runtime.plan();
        const observed = plan.steps.find(({ change }) => change.id === 'Service/web')?.observed;
        const reader = await runtime.logs('Service', new AbortController().signal);
        if (!observed || !reader) throw new Error('nobody writes');
        const { writers } = await reader.writers(observed, { stopped: true });
        for await (const line of reader.lines(writers, 0)) expect(line.container).toBe('app');
        return '';
      };
      return drive(read().catch(String));
    },
  },
  {
    purpose: 'suspend',
    proves: [
      ...permits('TagWithoutResourceLevel', 'tag:TagResources tag:UntagResources'),
      ...permits(
        'ChangeOwned',
        'ecs:TagResource ecs:UntagResource ecr:TagResource ecr:UntagResource logs:TagResource logs:UntagResource',
      ),
    ],
    async run(castFrom) {
      const { runtime, drive } = castFrom(smallFleet(), await standing(smallFleet()));
      const suspended = await drive(runtime.suspend({ until: '2099-01-01T00:00:00.000Z', reason: 'incident' }));
      const resumed = await drive(runtime.resume());
      return JSON.stringify([suspended, resumed], (_name, value) => (value instanceof Map ? [...value] : value));
    },
  },
];

describe.each(errands)('a policy for $purpose', ({ purpose, proves, run }) => {
  it('is enough', async () => {
    expect(await run((files, aws) => ship(files, { may: [purpose], ...(aws ? { aws } : {}) }))).not.toMatch(
      /authorized/,
    );
  });

  it.each(proves)('needs %s, and evenkeel says so', async (permit) => {
    const edited = withoutPermit(permit);
    const told = await run((files, aws) => ship(files, { may: [purpose], edited, ...(aws ? { aws } : {}) }));
    expect(told).toMatch(/not authorized/);
    expect(told).toContain(permit.split(' ')[1]);
  });
});
