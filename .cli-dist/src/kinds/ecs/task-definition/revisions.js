/** The revision's number. */
export function revisionOf(arn) {
    return Number(arn.slice(arn.lastIndexOf(':') + 1));
}
/** Our active revisions beyond the present one and the `revisions.keep` newest before it, newest first. */
export function surplusOf(observed, { revisions }) {
    if (!revisions)
        return [];
    return olderOwnRevisions(observed).slice(Math.max(0, revisions.keep));
}
/** The change that deregisters surplus revisions. */
export function surplusRevisions(observed, policy) {
    const surplus = surplusOf(observed, policy).length;
    if (surplus === 0)
        return [];
    const before = olderOwnRevisions(observed).length;
    return [{ path: ['revisions'], before: `${before} older`, after: `${before - surplus} older`, mode: 'update' }];
}
function olderOwnRevisions({ facts, attributes }) {
    const own = Array.isArray(facts.ownRevisions) ? facts.ownRevisions.map(String) : [];
    const present = revisionOf(attributes.arn ?? '');
    return own.filter((arn) => revisionOf(arn) < present).sort((left, right) => revisionOf(right) - revisionOf(left));
}
