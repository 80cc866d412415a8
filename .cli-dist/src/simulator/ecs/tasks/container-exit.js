import { containerOf, environmentValue, essential } from "./container.js";
import { stop } from "./stop.js";
const defaultLifeSeconds = 3;
/**
 * The exits of those containers that are told to leave: `EVENKEEL_SIM_EXIT=1` in a container's environment makes it exit
 * with code 1 three seconds after it has started, `EVENKEEL_SIM_EXIT_AFTER=60` sixty seconds after. An essential container
 * takes its task along. Real containers know nothing of these variables.
 */
export function plannedExits(context, task, containers) {
    return containers.flatMap((definition) => {
        const exitCode = wholeNumber(environmentValue(task, definition, 'EVENKEEL_SIM_EXIT'));
        if (exitCode === undefined)
            return [];
        const seconds = wholeNumber(environmentValue(task, definition, 'EVENKEEL_SIM_EXIT_AFTER')) ?? defaultLifeSeconds;
        return [context.world.clock.schedule(seconds * 1000, () => exit(context, task, { definition, exitCode }))];
    });
}
function exit(context, task, { definition, exitCode }) {
    Object.assign(containerOf(task, definition), { lastStatus: 'STOPPED', exitCode });
    task.view.version = (task.view.version ?? 0) + 1;
    if (!essential(definition))
        return;
    stop(context, task, { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' });
}
function wholeNumber(text) {
    return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
