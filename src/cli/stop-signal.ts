import { exitCode } from './exit-code.ts';

/** A signal that is aborted by the first Ctrl-C or SIGTERM, with the exit code as its reason; the second one ends the process. */
export function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  const stop = (code: number) => () => {
    if (controller.signal.aborted) process.exit(code);
    controller.abort(code);
    // A log of a container has one format.
    if (!process.stderr.isTTY) return;
    process.stderr.write('\nStopping: what is under way is finished first. Ctrl-C again ends at once.\n');
  };
  process.on('SIGINT', stop(exitCode.interrupted));
  process.on('SIGTERM', stop(exitCode.terminated));
  return controller.signal;
}
