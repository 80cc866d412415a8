import { type Controller, createController } from '../../src/controller/controller.ts';
import type { Settings } from '../../src/controller/settings.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import { registry, type Ship, type ShipOptions, ship } from './ship.ts';

/** A ship whose controller runs. */
export interface ControlledShip extends Ship {
  readonly controller: Controller;
  /** Changes a file of the source and tells the controller, as the watcher would. */
  readonly write: (file: string, text: string | undefined) => void;
  /** Tells the controller that the source may have changed, as the watcher would. */
  readonly hint: () => void;
  /** Asks the controller to stop; resolves when it has. */
  readonly stop: () => Promise<void>;
}

/** Starts a controller on the virtual clock. */
export function controlledShip(
  files: Record<string, string>,
  options: Partial<Settings> & Pick<ShipOptions, 'aws' | 'may'> = {},
): ControlledShip {
  const base = ship(files, options);
  const { ports, source, aws } = base;
  const stopping = new AbortController();
  let hint = () => {};
  const controller = createController({
    ports,
    registry,
    settings: { owner: 'evenkeel', intervalMs: 60_000, dryRun: false, prune: false, ...options },
    random: seededRandom(11),
    listen: (event) => base.events.push(event),
    watch(onHint) {
      hint = onHint;
      return () => {};
    },
  });
  const done = controller.run(stopping.signal);
  return {
    ...base,
    controller,
    write(file, text) {
      const { [file]: _former, ...others } = source.files;
      source.files = text === undefined ? others : { ...others, [file]: text };
      hint();
    },
    hint: () => hint(),
    stop() {
      stopping.abort();
      return aws.clock.drive(done);
    },
  };
}
