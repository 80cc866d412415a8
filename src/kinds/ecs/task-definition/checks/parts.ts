import type { Json } from '../../../../lib/json.ts';
import { oncePer } from '../../../../lib/once-per.ts';
import type { Subject } from '../../../../model/kind.ts';
import { listOf, type Names, namesIn, textOf, valueAt } from '../../../../model/known.ts';
import { type Element, elements, type Part, whole } from '../../../../model/rule.ts';
import { inUnits } from '../spec.ts';

/** A task definition as the rules see it. */
export interface Task extends Part {
  readonly containers: readonly Container[];
  readonly containerNames: Names;
  /** AWS's default when left out; undefined while not known. */
  readonly networkMode: string | undefined;
  readonly isFargate: boolean;
  readonly isWindows: boolean;
  /** CPU units and MiB of the whole task; NaN for what is no size, undefined when left out or not known. */
  readonly cpu: number | undefined;
  readonly memory: number | undefined;
}

/** A container definition. */
export interface Container extends Part {
  readonly task: Task;
  /** How messages call it: `container "web"`. */
  readonly title: string;
  readonly name: string | undefined;
}

/** A volume of the task. */
export interface Volume extends Element<Task> {
  /** How messages call it: `volume "data"`. */
  readonly title: string;
}

/** An object in one of a container's lists, e.g. a port mapping. */
export type ContainerElement = Element<Container>;

/** The task definition of a subject; every rule asks for it. */
export const taskOf: (subject: Subject) => Task = oncePer(readTask);

function readTask(subject: Subject): Task {
  const part = whole(subject);
  const { value } = part;
  const containers: Container[] = [];
  const task: Task = {
    ...part,
    containers,
    containerNames: namesIn(value.containerDefinitions),
    networkMode: value.networkMode === undefined ? 'bridge' : textOf(value.networkMode),
    isFargate: requires(value, 'FARGATE'),
    isWindows: (textOf(valueAt(value, 'runtimePlatform.operatingSystemFamily')) ?? '').startsWith('WINDOWS'),
    cpu: size(value.cpu, /vcpu$/i),
    memory: size(value.memory, /gb$/i),
  };
  for (const element of elements(part, 'containerDefinitions')) containers.push(containerOf(element, task));
  return task;
}

/** True when a task definition says that it must suit a launch type. */
export function requires(spec: Part['value'], compatibility: string): boolean {
  return listOf(spec.requiresCompatibilities).includes(compatibility);
}

/** The containers of a subject. */
export function containersOf(subject: Subject): readonly Container[] {
  return taskOf(subject).containers;
}

/** The volumes of a subject. */
export function volumesOf(subject: Subject): readonly Volume[] {
  return elements(taskOf(subject), 'volumes').map((volume) => ({ ...volume, title: titleOf('volume', volume) }));
}

/** The objects in a list of every container. */
export function inContainers(member: string): (subject: Subject) => readonly ContainerElement[] {
  return (subject) => containersOf(subject).flatMap((container) => elements(container, member));
}

function containerOf({ path, value }: Part, task: Task): Container {
  return { path, value, task, name: textOf(value.name), title: titleOf('container', { path, value }) };
}

/** By name, or by number while the name is not known. */
function titleOf(noun: string, { path, value }: Part): string {
  const name = textOf(value.name);
  return name === undefined ? `${noun} ${Number(path.at(-1)) + 1}` : `${noun} "${name}"`;
}

function size(value: Json | undefined, unit: RegExp): number | undefined {
  if (typeof value === 'number') return value;
  const text = textOf(value);
  return text === undefined ? undefined : Number(inUnits(text, unit));
}
