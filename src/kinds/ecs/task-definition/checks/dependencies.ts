import { didYouMean } from '../../../../lib/did-you-mean.ts';
import { topologicalSort } from '../../../../lib/topological-sort.ts';
import type { Check, Finding } from '../../../../model/kind.ts';
import { isAbsent, isMissing, listOf, textOf } from '../../../../model/known.ts';
import { checkEach, elements, type Part, type Rule } from '../../../../model/rule.ts';
import { type Container, type ContainerElement, containersOf, inContainers, taskOf } from './parts.ts';

const dependencyRules: readonly Rule<ContainerElement>[] = [
  {
    at: 'containerName',
    when: ({ value, owner }) => isMissing(value.containerName, owner.task.containerNames),
    message: ({ value, owner }) => `${owner.title} depends on container "${value.containerName}", which does not exist`,
    suggestion: ({ value, owner }) => nearestContainer(value.containerName, owner),
  },
  {
    at: 'condition',
    when: ({ value, owner }) =>
      ['SUCCESS', 'COMPLETE'].includes(textOf(value.condition) ?? '') &&
      isEssential(targetOf(value.containerName, owner)),
    message: ({ value, owner }) =>
      `${owner.title} waits until container "${value.containerName}" has ended (${value.condition}), ` +
      'but that one is essential, and the task ends with it',
    suggestion: ({ value }) => `set essential: false on container "${value.containerName}"`,
  },
  {
    at: 'condition',
    when: ({ value, owner }) => {
      const target = targetOf(value.containerName, owner);
      return value.condition === 'HEALTHY' && target !== undefined && isAbsent(target.value.healthCheck);
    },
    message: ({ value, owner }) =>
      `${owner.title} waits until container "${value.containerName}" is healthy, but that one has no health check`,
    suggestion: ({ value }) => `add a healthCheck to container "${value.containerName}", or wait for START`,
  },
];

const volumesFrom: Rule<ContainerElement> = {
  at: 'sourceContainer',
  when: ({ value, owner }) => isMissing(value.sourceContainer, owner.task.containerNames),
  message: ({ value, owner }) =>
    `${owner.title} takes volumes from container "${value.sourceContainer}", which does not exist`,
  suggestion: ({ value, owner }) => nearestContainer(value.sourceContainer, owner),
};

interface Circle extends Part {
  readonly names: readonly string[];
}

const inCircle: Rule<Circle> = {
  at: 'dependsOn',
  when: () => true,
  message: ({ names }) => `containers wait for each other in a circle: ${[...names, names[0]].join(' → ')}`,
};

/** How containers refer to each other. */
export const dependencyChecks: readonly Check[] = [
  checkEach(inContainers('dependsOn'), dependencyRules),
  checkEach(inContainers('volumesFrom'), [volumesFrom]),
  checkEach((subject) => circlesOf(taskOf(subject).containers), [inCircle]),
  (subject) => containersOf(subject).flatMap(linkFindings),
];

function nearestContainer(name: Part['value'][string], { task }: Container): string | undefined {
  return didYouMean(textOf(name), task.containerNames.known);
}

function targetOf(name: Part['value'][string], { task }: Container): Container | undefined {
  const text = textOf(name);
  return task.containers.find((container) => container.name !== undefined && container.name === text);
}

function isEssential(container: Container | undefined): boolean {
  return container !== undefined && (container.value.essential ?? true) === true;
}

function circlesOf(containers: readonly Container[]): Circle[] {
  const dependencies = new Map(containers.map((container) => [container.name ?? '', dependenciesOf(container)]));
  return topologicalSort(dependencies).cycles.flatMap((names) => {
    const first = containers.find(({ name }) => name === names[0]);
    return first ? [{ path: first.path, value: first.value, names }] : [];
  });
}

function dependenciesOf(container: Container): string[] {
  return elements(container, 'dependsOn').flatMap(({ value }) => textOf(value.containerName) ?? []);
}

/** A link is `name` or `name:alias`. */
function linkFindings(container: Container): Finding[] {
  const { value, path, title, task } = container;
  return listOf(value.links).flatMap((link, index) => {
    const name = textOf(link)?.split(':')[0];
    if (!isMissing(name, task.containerNames)) return [];
    const message = `${title} has a link to container "${name}", which does not exist`;
    return [{ path: [...path, 'links', index], message, suggestion: nearestContainer(name, container) }];
  });
}
