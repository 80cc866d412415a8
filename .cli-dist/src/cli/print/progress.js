import { liveProgress } from "./live-progress.js";
import { jsonProgress, plainProgress } from "./plain-progress.js";
const silence = { show() { }, finish() { } };
/** Shows progress beside the result, in the way that suits where it goes. */
export function openProgress({ config, stderr, clock }) {
    if (config.values.logFormat === 'json')
        return jsonProgress(stderr, clock);
    if (config.values.quiet)
        return silence;
    // A log of a CI system may pretend to be a terminal, but keeps every line that was ever drawn.
    return stderr.isTTY && config.values.input ? liveProgress(stderr, clock) : plainProgress(stderr, clock);
}
