import { listOf, namesIn, textOf, valueAt } from "../../../../model/known.js";
import { elements, whole } from "../../../../model/rule.js";
import { inUnits } from "../spec.js";
/** The task definition of a subject. */
export function taskOf(subject) {
    const part = whole(subject);
    const { value } = part;
    const containers = [];
    const task = {
        ...part,
        containers,
        containerNames: namesIn(value.containerDefinitions),
        networkMode: value.networkMode === undefined ? 'bridge' : textOf(value.networkMode),
        isFargate: requires(value, 'FARGATE'),
        isWindows: (textOf(valueAt(value, 'runtimePlatform.operatingSystemFamily')) ?? '').startsWith('WINDOWS'),
        cpu: size(value.cpu, /vcpu$/i),
        memory: size(value.memory, /gb$/i),
    };
    for (const element of elements(part, 'containerDefinitions'))
        containers.push(containerOf(element, task));
    return task;
}
/** True when a task definition says that it must suit a launch type. */
export function requires(spec, compatibility) {
    return listOf(spec.requiresCompatibilities).includes(compatibility);
}
/** The containers of a subject. */
export function containersOf(subject) {
    return taskOf(subject).containers;
}
/** The volumes of a subject. */
export function volumesOf(subject) {
    return elements(taskOf(subject), 'volumes').map((volume) => ({ ...volume, title: titleOf('volume', volume) }));
}
/** The objects in a list of every container. */
export function inContainers(member) {
    return (subject) => containersOf(subject).flatMap((container) => elements(container, member));
}
function containerOf({ path, value }, task) {
    return { path, value, task, name: textOf(value.name), title: titleOf('container', { path, value }) };
}
/** By name, or by number while the name is not known. */
function titleOf(noun, { path, value }) {
    const name = textOf(value.name);
    return name === undefined ? `${noun} ${Number(path.at(-1)) + 1}` : `${noun} "${name}"`;
}
function size(value, unit) {
    if (typeof value === 'number')
        return value;
    const text = textOf(value);
    return text === undefined ? undefined : Number(inUnits(text, unit));
}
