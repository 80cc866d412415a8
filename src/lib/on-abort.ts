import { setMaxListeners } from 'node:events';

/** Calls back when the signal aborts; gives the function that stops listening. Thousands may listen to one signal. */
export function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  if (!signal) return () => {};
  // Node warns of a leak at the eleventh listener, and every call that waits for its turn is one.
  setMaxListeners(0, signal);
  signal.addEventListener('abort', run);
  return () => signal.removeEventListener('abort', run);
}
