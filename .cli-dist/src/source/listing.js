/** True when nothing that could change a manifest has happened between two listings. */
export function sameListing(before, after) {
    return (sameItems(before.roots, after.roots, ({ real }) => real) &&
        sameItems(before.files, after.files, ({ real, stamp }) => `${real} ${stamp}`) &&
        sameItems(before.problems, after.problems, ({ message }) => message));
}
function sameItems(left, right, key) {
    if (left.length !== right.length)
        return false;
    return left.every((item, index) => {
        const other = right[index];
        return other !== undefined && key(item) === key(other);
    });
}
