import { describe, expect, test } from 'vitest';
import { checks } from '../../../../src/kinds/ecs/task-definition/checks.ts';
import { describeRules, findingsOf } from '../../../support/findings.ts';
import { onFargate, onWindowsFargate, task, withContainer, withTwo } from './specs.ts';

const fargate = (changes: object) => task({ ...onFargate, ...changes });

describeRules('the size of a task', checks, [
  {
    fact: 'cpu is a size',
    broken: task({ cpu: 'half' }),
    says: 'cpu: cpu is not a size',
    kept: [task({ cpu: '.5 vCPU' }), task({ cpu: 512 }), task({ cpu: '${cpu}' })],
  },
  {
    fact: 'memory is a size',
    broken: task({ memory: '1 lot' }),
    says: 'memory: memory is not a size',
    kept: [task({ memory: '0.5GB' }), task({ memory: '${memory}' })],
  },
  {
    fact: 'on EC2 a task has 128 CPU units or more',
    broken: task({ cpu: '64' }),
    says: 'cpu: cpu is 64, and a task takes 128 to 196608 CPU units',
    kept: [task({ cpu: '128' }), task({ cpu: '192 vCPU' })],
  },
  {
    fact: 'on EC2 a task has 192 vCPU or less',
    broken: task({ cpu: '200 vCPU' }),
    says: 'cpu: cpu is 204800, and a task takes 128 to 196608 CPU units',
    kept: task({ cpu: '300' }),
  },
  {
    fact: 'Fargate needs cpu',
    broken: fargate({ cpu: undefined }),
    says: 'cpu: Fargate needs cpu for the whole task, and there is none',
    kept: fargate({ cpu: '${cpu}' }),
  },
  {
    fact: 'Fargate needs memory',
    broken: fargate({ memory: undefined }),
    says: 'memory: Fargate needs memory for the whole task, and there is none',
    kept: fargate({ memory: '${memory}' }),
  },
  {
    fact: 'Fargate offers some numbers of CPU units only',
    broken: fargate({ cpu: '300' }),
    says: 'cpu: Fargate has no size with 300 CPU units',
    kept: fargate({ cpu: '0.25 vCPU', memory: '0.5 GB' }),
  },
  {
    fact: 'Fargate offers Windows from 1 vCPU',
    broken: task({ ...onWindowsFargate, cpu: '512', memory: '1024' }),
    says: 'cpu: Fargate runs Windows with 1024, 2048 or 4096 CPU units, and this has 512',
    kept: task(onWindowsFargate),
  },
  {
    fact: 'Fargate offers Windows up to 4 vCPU',
    broken: task({ ...onWindowsFargate, cpu: '8192', memory: '16384' }),
    says: 'cpu: Fargate runs Windows with 1024, 2048 or 4096 CPU units, and this has 8192',
    kept: task({ ...onWindowsFargate, cpu: '4096', memory: '8192' }),
  },
  {
    fact: 'little CPU goes with little memory on Fargate',
    broken: fargate({ memory: '4096' }),
    says: 'memory: Fargate has no size with 256 CPU units and 4096 MiB of memory',
    kept: [fargate({ memory: '2048' }), fargate({ cpu: '512', memory: '4096' })],
  },
  {
    fact: 'much CPU goes with memory in steps on Fargate',
    broken: fargate({ cpu: '8 vCPU', memory: '17GB' }),
    says: 'memory: Fargate has no size with 8192 CPU units and 17408 MiB of memory',
    kept: fargate({ cpu: '8 vCPU', memory: '20GB' }),
  },
  {
    fact: 'Fargate does not offer 32 vCPU everywhere',
    broken: fargate({ cpu: '32 vCPU', memory: '61440' }),
    says: 'warning cpu: Fargate does not offer 32 vCPUs in every region, and AWS may refuse them',
    kept: fargate({ cpu: '16 vCPU', memory: '122880' }),
  },
  {
    fact: 'Windows does not run on ARM64',
    broken: task({
      ...onWindowsFargate,
      runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'ARM64' },
    }),
    says: 'warning runtimePlatform.cpuArchitecture: ECS runs Windows containers on X86_64 only; AWS registers this, but no task can start',
    kept: fargate({ runtimePlatform: { cpuArchitecture: 'ARM64' } }),
  },
]);

describeRules('containers in the size of a task', checks, [
  {
    fact: 'somebody has memory',
    broken: withContainer({ memory: undefined }),
    says: 'containerDefinitions.0.memory: container "app" has neither memory nor memoryReservation, and the task has no memory either',
    kept: [
      withContainer({ memory: undefined, memoryReservation: 64 }),
      withContainer({ memory: undefined }, { memory: '512' }),
      withContainer({ memory: '${memory}' }),
    ],
  },
  {
    fact: 'a container may use what it reserves',
    broken: withContainer({ memoryReservation: 256 }),
    says: 'containerDefinitions.0.memoryReservation: container "app" reserves 256 MiB (memoryReservation) but may use only 128 (memory)',
    kept: [withContainer({ memoryReservation: 128 }), withContainer({ memory: '${m}', memoryReservation: 256 })],
  },
  {
    fact: 'a container has no more memory than the task',
    broken: withContainer({ memory: 1024 }, { memory: '512' }),
    says: 'containerDefinitions.0.memory: container "app" has 1024 MiB of memory, and the whole task only 512',
    kept: [withContainer({ memory: 512 }, { memory: '512' }), withContainer({ memory: 1024 }, { memory: '${m}' })],
  },
  {
    fact: 'containers have no more CPU than the task',
    broken: withTwo({ cpu: 200 }, { cpu: 100 }, { cpu: '256' }),
    says: 'cpu: the containers have 300 CPU units together, and the whole task only 256',
    kept: [
      withTwo({ cpu: 156 }, { cpu: 100 }, { cpu: '.25 vcpu' }),
      withTwo({ cpu: 200 }, { cpu: '${cpu}' }, { cpu: '256' }),
    ],
  },
  {
    fact: 'containers reserve no more memory than the task has',
    broken: withTwo({ memory: undefined, memoryReservation: 400 }, { memoryReservation: 128 }, { memory: '512' }),
    says: 'memory: the containers reserve 528 MiB together, and the whole task has only 512',
    kept: withTwo({ memory: undefined, memoryReservation: 384 }, { memoryReservation: 128 }, { memory: '512' }),
  },
]);

describe('sizes that Fargate offers', () => {
  const sizes: readonly (readonly [cpu: number, least: number, most: number, step: number])[] = [
    [512, 1024, 4096, 1024],
    [1024, 2048, 8192, 1024],
    [2048, 4096, 16_384, 1024],
    [4096, 8192, 30_720, 1024],
    [8192, 16_384, 61_440, 4096],
    [16_384, 32_768, 122_880, 8192],
  ];

  test.each(sizes)('with %i CPU units memory goes from %i to %i MiB in steps of %i', (cpu, least, most, step) => {
    const isOffered = (memory: number) =>
      findingsOf(checks, fargate({ cpu: String(cpu), memory: String(memory) })).length === 0;
    for (let memory = least; memory <= most; memory += step) expect(isOffered(memory)).toBe(true);
    for (const memory of [least - step, least + 1, least + 512, most + step]) expect(isOffered(memory)).toBe(false);
  });
});
