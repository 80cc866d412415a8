/** Milliseconds that an answer asks to be left alone for; undefined when it does not say. */
export function askedDelayMs(headers: Headers, nowMs: number): number | undefined {
  const untilMs = retryAfter(headers.get('retry-after'), nowMs) ?? reset(headers);
  return untilMs === undefined ? undefined : Math.max(0, untilMs - nowMs);
}

/** Seconds from now, or a date. */
function retryAfter(text: string | null, nowMs: number): number | undefined {
  if (text === null) return undefined;
  const untilMs = /^\d{1,9}$/.test(text) ? nowMs + Number(text) * 1000 : Date.parse(text);
  return Number.isFinite(untilMs) ? untilMs : undefined;
}

/** GitHub's and GitLab's end of the present hour or minute, in seconds since the epoch; it counts once nothing is left of it. */
function reset(headers: Headers): number | undefined {
  for (const prefix of ['x-ratelimit', 'ratelimit']) {
    const [remaining, text] = [headers.get(`${prefix}-remaining`), headers.get(`${prefix}-reset`)];
    if (remaining === '0' && text !== null && /^\d{1,11}$/.test(text)) return Number(text) * 1000;
  }
  return undefined;
}
