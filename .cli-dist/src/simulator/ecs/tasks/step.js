import { vary } from "./timing.js";
/** Takes one step after the other on the world's clock; each raises the task's version. */
export function play(way, [step, ...rest]) {
    if (!step || way.task.view.desiredStatus !== way.during)
        return;
    const { context, task } = way;
    const timer = context.world.clock.schedule(vary(context.world, step.after), () => {
        task.timers = [];
        task.view.version = (task.view.version ?? 0) + 1;
        step.run();
        play(way, rest);
    });
    task.timers.push(timer);
}
