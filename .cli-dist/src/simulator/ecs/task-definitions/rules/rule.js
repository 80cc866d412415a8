/** Applies a rule to every container in turn. */
export function everyContainer(...rules) {
    return (draft) => firstOf(draft.containerDefinitions, (container) => firstOf(rules, (rule) => rule(container, draft)));
}
/** The first problem that any of the items has. */
export function firstOf(items, problem) {
    for (const item of items) {
        const found = problem(item);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** The first item that occurs more than once. */
export function firstDuplicate(items) {
    return items.find((item, index) => items.indexOf(item) < index);
}
/** True for a list that has items: an empty one counts as left out. */
export function isFilled(list) {
    return (list?.length ?? 0) > 0;
}
/** True when a Windows operating system is asked for. */
export function isWindows({ runtimePlatform }) {
    return runtimePlatform?.operatingSystemFamily?.startsWith('WINDOWS') ?? false;
}
/** True for an image of a private Amazon ECR registry. */
export function isFromEcr(image) {
    return /^\d{12}\.dkr[.-]ecr[.-]/.test(image);
}
