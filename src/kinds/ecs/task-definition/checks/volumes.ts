import { didYouMean } from '../../../../lib/did-you-mean.ts';
import { repeated } from '../../../../lib/repeated.ts';
import type { Check, Subject } from '../../../../model/kind.ts';
import { isAbsent, isMissing, isUnknown, type Names, namesIn, textOf, valueAt } from '../../../../model/known.ts';
import { checkEach, elements, type Rule } from '../../../../model/rule.ts';
import { type ContainerElement, inContainers, type Task, taskOf, type Volume, volumesOf } from './parts.ts';

const mountRules: readonly Rule<ContainerElement>[] = [
  {
    at: 'sourceVolume',
    when: ({ value, owner }) => isMissing(value.sourceVolume, namesIn(owner.task.value.volumes)),
    message: ({ value, owner }) => `${owner.title} mounts volume "${value.sourceVolume}", which the task does not have`,
    suggestion: ({ value, owner }) =>
      didYouMean(textOf(value.sourceVolume), namesIn(owner.task.value.volumes).known) ??
      `add { name: ${value.sourceVolume} } to volumes`,
  },
];

const volumeRules: readonly Rule<Volume>[] = [
  {
    at: 'host.sourcePath',
    when: ({ value }) => valueAt(value, 'host.sourcePath') === '',
    message: ({ title }) => `${title} has an empty sourcePath`,
    suggestion: 'remove host',
  },
  {
    at: 'name',
    when: ({ value }) => isAbsent(value.name),
    message: ({ title }) => `${title} has no name, so no container could mount it`,
  },
  {
    at: 'configuredAtLaunch',
    when: ({ value, owner }) => value.configuredAtLaunch === true && isMissing(value.name, mountedNames(owner)),
    message: ({ title }) => `${title} is configured at launch, but no container mounts it`,
  },
  {
    at: 'dockerVolumeConfiguration.autoprovision',
    when: ({ value }) =>
      valueAt(value, 'dockerVolumeConfiguration.autoprovision') === true &&
      (valueAt(value, 'dockerVolumeConfiguration.scope') ?? 'task') === 'task',
    message: ({ title }) => `autoprovision of ${title} counts only with scope: shared`,
    severity: 'warning',
  },
];

const sameName: Rule<Volume> = {
  at: 'name',
  when: () => true,
  message: ({ title }) => `there is another ${title}`,
};

const samePlace: Rule<ContainerElement> = {
  at: 'containerPath',
  when: () => true,
  message: ({ value, owner }) =>
    `${owner.title} mounts two volumes at ${textOf(value.containerPath)}, and Docker starts no such container`,
  severity: 'warning',
};

const secondAtLaunch: Rule<Volume> = {
  at: 'configuredAtLaunch',
  when: () => true,
  message: 'only one volume of a task definition may be configured at launch',
};

const storage: Rule<Task> = {
  at: 'ephemeralStorage',
  when: ({ isFargate, value }) =>
    !isFargate && !isAbsent(value.ephemeralStorage) && !isUnknown(value.requiresCompatibilities),
  message: 'ephemeralStorage is for Fargate, and this task definition does not ask for it',
  suggestion: 'set requiresCompatibilities: [FARGATE], or remove ephemeralStorage',
};

/** Volumes and where they are mounted. */
export const volumeChecks: readonly Check[] = [
  checkEach(inContainers('mountPoints'), mountRules),
  checkEach(sharedPlaces, [samePlace]),
  checkEach(volumesOf, volumeRules),
  checkEach((subject) => repeated(volumesOf(subject), ({ value }) => textOf(value.name)), [sameName]),
  checkEach((subject) => volumesOf(subject).filter(isConfiguredAtLaunch).slice(1), [secondAtLaunch]),
  checkEach((subject) => [taskOf(subject)], [storage]),
];

function sharedPlaces(subject: Subject): ContainerElement[] {
  return taskOf(subject).containers.flatMap((container) =>
    repeated(elements(container, 'mountPoints'), ({ value }) => textOf(value.containerPath)),
  );
}

function mountedNames({ containers, containerNames }: Task): Names {
  const mounts = containers.map(({ value }) => namesIn(value.mountPoints, 'sourceVolume'));
  return {
    known: new Set(mounts.flatMap(({ known }) => [...known])),
    isComplete: containerNames.isComplete && mounts.every(({ isComplete }) => isComplete),
  };
}

function isConfiguredAtLaunch({ value }: Volume): boolean {
  return value.configuredAtLaunch === true;
}
