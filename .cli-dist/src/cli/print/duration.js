/** A duration in at most two units: `0.4s`, `12s`, `1m30s`, `2h5m`. */
export function durationText(milliseconds) {
    if (milliseconds < 10_000 && milliseconds % 1000 !== 0)
        return `${Math.max(0.1, milliseconds / 1000).toFixed(1)}s`;
    const seconds = Math.round(milliseconds / 1000);
    if (seconds < 60)
        return `${seconds}s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return minutes * 60 === seconds ? `${minutes}m` : `${minutes}m${seconds % 60}s`;
    return minutes % 60 === 0 ? `${minutes / 60}h` : `${Math.floor(minutes / 60)}h${minutes % 60}m`;
}
