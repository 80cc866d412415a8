/** The id of a kind's resource. */
export function resourceId(kind, name) {
    return `${kind}/${name}`;
}
/** The kind's name in an id. */
export function kindOf(id) {
    return id.slice(0, id.indexOf('/'));
}
/** The resource's own name in an id. */
export function nameOf(id) {
    return id.slice(id.indexOf('/') + 1);
}
