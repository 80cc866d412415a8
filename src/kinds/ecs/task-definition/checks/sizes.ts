import { enumerate } from '../../../../lib/enumerate.ts';
import type { Check } from '../../../../model/kind.ts';
import { valueAt } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import { type FargateSize, fargateSizes } from './fargate-sizes.ts';
import { type Task, taskOf } from './parts.ts';

const smallestShared = 128;
const largestShared = 196_608;

const rules: readonly Rule<Task>[] = [
  {
    at: 'cpu',
    when: ({ cpu }) => Number.isNaN(cpu),
    message: 'cpu is not a size',
    suggestion: 'write CPU units ("256") or vCPUs (".25 vCPU")',
  },
  {
    at: 'memory',
    when: ({ memory }) => Number.isNaN(memory),
    message: 'memory is not a size',
    suggestion: 'write MiB ("512") or GB ("0.5 GB")',
  },
  {
    at: 'cpu',
    when: ({ cpu = smallestShared, isFargate }) => !isFargate && (cpu < smallestShared || cpu > largestShared),
    message: ({ cpu }) => `cpu is ${cpu}, and a task takes ${smallestShared} to ${largestShared} CPU units`,
    suggestion: 'one vCPU is 1024',
  },
  missing('cpu', 'cpu: "256"'),
  missing('memory', 'memory: "512"'),
  {
    at: 'cpu',
    when: ({ isFargate, cpu }) => isFargate && isNumber(cpu) && sizeFor(cpu) === undefined,
    message: ({ cpu }) => `Fargate has no size with ${cpu} CPU units`,
    suggestion: ({ isWindows }) =>
      `use ${enumerate(
        offered(isWindows).map((size) => size.cpu),
        'or',
      )}`,
  },
  {
    at: 'cpu',
    when: ({ isFargate, isWindows, cpu }) =>
      isFargate && isWindows && sizeFor(cpu) !== undefined && !sizeFor(cpu)?.windows,
    message: ({ cpu }) => `Fargate runs Windows with 1024, 2048 or 4096 CPU units, and this has ${cpu}`,
    suggestion: 'use 1024, 2048 or 4096',
  },
  {
    at: 'memory',
    when: ({ isFargate, cpu, memory }) => isFargate && isNumber(memory) && hasOther(sizeFor(cpu), memory),
    message: ({ cpu, memory }) => `Fargate has no size with ${cpu} CPU units and ${memory} MiB of memory`,
    suggestion: ({ cpu }) => `with ${cpu} CPU units use ${memoryText(sizeFor(cpu))}`,
  },
  {
    at: 'cpu',
    when: ({ isFargate, cpu }) => isFargate && sizeFor(cpu)?.isNew === true,
    message: 'Fargate does not offer 32 vCPUs in every region, and AWS may refuse them',
    severity: 'warning',
  },
  {
    at: 'runtimePlatform.cpuArchitecture',
    when: ({ isWindows, value }) => isWindows && valueAt(value, 'runtimePlatform.cpuArchitecture') === 'ARM64',
    message: 'ECS runs Windows containers on X86_64 only; AWS registers this, but no task can start',
    suggestion: 'use cpuArchitecture: X86_64',
    severity: 'warning',
  },
];

/** How large a task is. */
export const sizeChecks: readonly Check[] = [checkEach((subject) => [taskOf(subject)], rules)];

function missing(member: 'cpu' | 'memory', example: string): Rule<Task> {
  return {
    at: member,
    when: ({ isFargate, value }) => isFargate && value[member] === undefined,
    message: `Fargate needs ${member} for the whole task, and there is none`,
    suggestion: `set ${example} beside containerDefinitions`,
  };
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined && !Number.isNaN(value);
}

function offered(onWindows: boolean): readonly FargateSize[] {
  return fargateSizes.filter(({ windows, isNew }) => !isNew && (windows || !onWindows));
}

function sizeFor(cpu: number | undefined): FargateSize | undefined {
  return fargateSizes.find((size) => size.cpu === cpu);
}

/** False for sizes that are too new to be sure about. */
function hasOther(size: FargateSize | undefined, memory: number): boolean {
  return size !== undefined && !size.isNew && !size.memory.includes(memory);
}

function memoryText({ memory }: FargateSize = { cpu: 0, memory: [] }): string {
  const [first = 0, second = 0] = memory;
  if (memory.length <= 4) return `${enumerate(memory, 'or')} MiB`;
  return `${first} to ${memory.at(-1)} MiB in steps of ${second - first}`;
}
