import { failureClass } from "../model/failure.js";
import { exitCode, exitCodeOf } from "./exit-code.js";
/** True for a resource whose step was not taken. */
export function isUndone({ applied, state }) {
    return !applied || state === 'left';
}
/** True for a resource that was changed but is not well, although the command waited for it. */
export function isUnwell({ standing, waited }) {
    return standing.state === 'degraded' || (waited && standing.applied && standing.state !== 'done');
}
/** The exit code of an apply: unhealthy before partly done before done. */
export function rolloutCode({ standings, heldCount, waited }) {
    const unwell = standings.filter((standing) => isUnwell({ standing, waited }));
    if (unwell.some(({ state }) => state === 'degraded'))
        return exitCode.unhealthy;
    const undone = standings.filter(isUndone);
    if (undone.length + heldCount === 0)
        return unwell.length > 0 ? exitCode.unhealthy : exitCode.ok;
    if (standings.some(({ applied }) => applied))
        return exitCode.partly;
    return undoneCode(undone);
}
/** Nothing was done at all. */
function undoneCode(undone) {
    const failures = undone.flatMap(({ failure }) => failure ?? []);
    const denied = failures.find((failure) => failureClass(failure) === 'denied');
    if (denied)
        return exitCodeOf(denied);
    const isHeld = failures.length > 0 && failures.every((failure) => failureClass(failure) === 'held');
    if (isHeld)
        return exitCode.conflict;
    const isLate = failures.length > 0 && failures.every((failure) => failureClass(failure) === 'waiting');
    return isLate ? exitCode.unhealthy : exitCode.failed;
}
