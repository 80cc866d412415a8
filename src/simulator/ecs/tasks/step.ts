import type { Context } from '../../operation.ts';
import type { StoredTask } from './stored.ts';
import { type Duration, vary } from './timing.ts';

/** Something that happens to a task some time after what happened before. */
export interface Step {
  readonly after: Duration;
  readonly run: () => void;
}

/** A task's way, taken for as long as it is meant to be `during`. */
export interface Way {
  readonly context: Context<unknown>;
  readonly task: StoredTask;
  readonly during: 'RUNNING' | 'STOPPED';
}

/** Takes one step after the other on the world's clock; each raises the task's version. */
export function play(way: Way, [step, ...rest]: readonly Step[]): void {
  if (!step || way.task.view.desiredStatus !== way.during) return;
  const { context, task } = way;
  const timer = context.world.clock.schedule(vary(context.world, step.after), () => {
    task.timers = [];
    task.view.version = (task.view.version ?? 0) + 1;
    step.run();
    play(way, rest);
  });
  task.timers.push(timer);
}
