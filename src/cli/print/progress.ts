import type { Shell } from '../shell.ts';
import { liveProgress } from './live-progress.ts';
import { jsonProgress, plainProgress } from './plain-progress.ts';
import type { Progress } from './progress-line.ts';

const silence: Progress = { show() {}, finish() {} };

/** Shows progress beside the result, in the way that suits where it goes. */
export function openProgress({ config, stderr, clock }: Shell): Progress {
  if (config.values.logFormat === 'json') return jsonProgress(stderr, clock);
  if (config.values.quiet) return silence;
  // A log of a CI system may pretend to be a terminal, but keeps every line that was ever drawn.
  return stderr.isTTY && config.values.input ? liveProgress(stderr, clock) : plainProgress(stderr, clock);
}
