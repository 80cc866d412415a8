import type { Check } from '../../../../model/kind.ts';
import { isAbsent, listOf, numberOf, textOf, valueAt } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import {
  type Container,
  type ContainerElement,
  inContainers,
  type Task,
  taskOf,
  type Volume,
  volumesOf,
} from './parts.ts';

const longestTimeout = 120;

const taskRules: readonly Rule<Task>[] = [
  {
    at: 'pidMode',
    when: ({ value }) => value.pidMode === 'host',
    message: 'Fargate does not support pidMode host: there is no host to share with',
    suggestion: 'use pidMode: task',
  },
];

const containerRules: readonly Rule<Container>[] = [
  {
    at: 'linuxParameters.capabilities.add',
    when: (container) => forbiddenCapability(container) !== undefined,
    message: (container) => `Fargate does not let ${container.title} add capability ${forbiddenCapability(container)}`,
    suggestion: 'SYS_PTRACE is the only one that may be added',
  },
  {
    at: 'stopTimeout',
    when: ({ value }) => (numberOf(value.stopTimeout) ?? 0) > longestTimeout,
    message: ({ title, value }) =>
      `${title} has a stopTimeout of ${value.stopTimeout} s, and Fargate waits ${longestTimeout} s at most`,
  },
  {
    at: 'startTimeout',
    when: ({ value }) => (numberOf(value.startTimeout) ?? 0) > longestTimeout,
    message: ({ title, value }) =>
      `${title} has a startTimeout of ${value.startTimeout} s, and Fargate waits ${longestTimeout} s at most`,
    severity: 'warning',
  },
  {
    at: 'firelensConfiguration.options.config-file-type',
    when: ({ value }) => valueAt(value, 'firelensConfiguration.options.config-file-type') === 's3',
    message: ({ title }) => `${title} reads its FireLens configuration from S3, and Fargate supports files only`,
    suggestion: 'put the file into the image and set config-file-type: file',
  },
  {
    at: 'ulimits',
    when: ({ value, task }) => task.isWindows && !isAbsent(value.ulimits),
    message: ({ title }) => `${title} has ulimits, which Windows does not have`,
    severity: 'warning',
  },
];

const gpu: Rule<ContainerElement> = {
  at: 'type',
  when: ({ value, owner }) => owner.task.isFargate && value.type === 'GPU',
  message: ({ owner }) => `${owner.title} asks for a GPU, and Fargate has none`,
};

const volumeRules: readonly Rule<Volume>[] = [
  {
    at: 'dockerVolumeConfiguration',
    when: ({ value }) => !isAbsent(value.dockerVolumeConfiguration),
    message: ({ title }) => `${title} is a Docker volume, which Fargate does not support`,
    suggestion: 'use EFS, or a volume with nothing but a name',
  },
  {
    at: 'host.sourcePath',
    when: ({ value }) => !isAbsent(valueAt(value, 'host.sourcePath')),
    message: ({ title }) => `${title} is a path of the host, which Fargate does not give access to`,
    suggestion: 'remove host',
  },
  {
    at: 'efsVolumeConfiguration',
    when: ({ value, owner }) => owner.isWindows && !isAbsent(value.efsVolumeConfiguration),
    message: ({ title }) => `${title} is on EFS, which Windows cannot mount`,
    severity: 'warning',
  },
];

/** What Fargate does not do; members that it does not know at all are in `unsupported.ts`. */
export const fargateChecks: readonly Check[] = [
  checkEach((subject) => onFargate(taskOf(subject)), taskRules),
  checkEach((subject) => onFargate(taskOf(subject)).flatMap(({ containers }) => containers), containerRules),
  checkEach(inContainers('resourceRequirements'), [gpu]),
  checkEach((subject) => volumesOf(subject).filter(({ owner }) => owner.isFargate), volumeRules),
];

function onFargate(task: Task): readonly Task[] {
  return task.isFargate ? [task] : [];
}

function forbiddenCapability({ value }: Container): string | undefined {
  const added = listOf(valueAt(value, 'linuxParameters.capabilities.add'));
  return added.map(textOf).find((capability) => capability !== undefined && capability !== 'SYS_PTRACE');
}
