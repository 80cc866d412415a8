import { describe, expect, test } from 'vitest';
import { checks } from '../../../../src/kinds/ecs/task-definition/checks.ts';
import { describeRules, findingsOf } from '../../../support/findings.ts';
import { onFargate, onWindowsFargate, task, withContainer, withTwo } from './specs.ts';

const fargate = (changes: object) => task({ ...onFargate, ...changes });

describeRules('the size of a task', checks, [
  {
    fact: 'cpu is a size',
    broken: task({ cpu: 'half' }),
    says: '',
    kept: [task({ cpu: '.5 vCPU' }), task({ cpu: 512 }), task({ cpu: '${cpu}' })],
  },
  {
    fact: 'memory is a size',
    broken: task({ memory: '1 lot' }),
    says: '',
    kept: [task({ memory: '0.5GB' }), task({ memory: '${memory}' })],
  },
  {
    fact: 'on EC2 a task has 128 CPU units or more',
    broken: task({ cpu: '64' }),
    says: '',
    kept: [task({ cpu: '128' }), task({ cpu: '192 vCPU' })],
  },
  {
    fact: 'on EC2 a task has 192 vCPU or less',
    broken: task({ cpu: '200 vCPU' }),
    says: '',
    kept: task({ cpu: '300' }),
  },
  {
    fact: 'Fargate needs cpu',
    broken: fargate({ cpu: undefined }),
    says: '',
    kept: fargate({ cpu: '${cpu}' }),
  },
  {
    fact: 'Fargate needs memory',
    broken: fargate({ memory: undefined }),
    says: '',
    kept: fargate({ memory: '${memory}' }),
  },
  {
    fact: 'Fargate offers some numbers of CPU units only',
    broken: fargate({ cpu: '300' }),
    says: '',
    kept: fargate({ cpu: '0.25 vCPU', memory: '0.5 GB' }),
  },
  {
    fact: 'Fargate offers Windows from 1 vCPU',
    broken: task({ ...onWindowsFargate, cpu: '512', memory: '1024' }),
    says: '',
    kept: task(onWindowsFargate),
  },
  {
    fact: 'Fargate offers Windows up to 4 vCPU',
    broken: task({ ...onWindowsFargate, cpu: '8192', memory: '16384' }),
    says: '',
    kept: task({ ...onWindowsFargate, cpu: '4096', memory: '8192' }),
  },
  {
    fact: 'little CPU goes with little memory on Fargate',
    broken: fargate({ memory: '4096' }),
    says: '',
    kept: [fargate({ memory: '2048' }), fargate({ cpu: '512', memory: '4096' })],
  },
  {
    fact: 'much CPU goes with memory in steps on Fargate',
    broken: fargate({ cpu: '8 vCPU', memory: '17GB' }),
    says: '',
    kept: fargate({ cpu: '8 vCPU', memory: '20GB' }),
  },
  {
    fact: 'Fargate does not offer 32 vCPU everywhere',
    broken: fargate({ cpu: '32 vCPU', memory: '61440' }),
    says: '',
    kept: fargate({ cpu: '16 vCPU', memory: '122880' }),
  },
  {
    fact: 'Windows does not run on ARM64',
    broken: task({ ...onWindowsFargate, runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'ARM64' } }),
    says: '',
    kept: fargate({ runtimePlatform: { cpuArchitecture: 'ARM64' } }),
  },
]);

describeRules('containers in the size of a task', checks, [
  {
    fact: 'somebody has memory',
    broken: withContainer({ memory: undefined }),
    says: '',
    kept: [
      withContainer({ memory: undefined, memoryReservation: 64 }),
      withContainer({ memory: undefined }, { memory: '512' }),
      withContainer({ memory: '${memory}' }),
    ],
  },
  {
    fact: 'a container may use what it reserves',
    broken: withContainer({ memoryReservation: 256 }),
    says: '',
    kept: [withContainer({ memoryReservation: 128 }), withContainer({ memory: '${m}', memoryReservation: 256 })],
  },
  {
    fact: 'a container has no more memory than the task',
    broken: withContainer({ memory: 1024 }, { memory: '512' }),
    says: '',
    kept: [withContainer({ memory: 512 }, { memory: '512' }), withContainer({ memory: 1024 }, { memory: '${m}' })],
  },
  {
    fact: 'containers have no more CPU than the task',
    broken: withTwo({ cpu: 200 }, { cpu: 100 }, { cpu: '256' }),
    says: '',
    kept: [withTwo({ cpu: 156 }, { cpu: 100 }, { cpu: '.25 vcpu' }), withTwo({ cpu: 200 }, { cpu: '${cpu}' }, { cpu: '256' })],
  },
  {
    fact: 'containers reserve no more memory than the task has',
    broken: withTwo({ memory: undefined, memoryReservation: 400 }, { memoryReservation: 128 }, { memory: '512' }),
    says: '',
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
