import { AwsError } from "./aws-error.js";
/**
 * Cuts one page out of a list. Tokens are opaque to clients; a malformed one is refused. A list of strings may shrink
 * between two pages without an item being skipped: the token names the item that the next page starts with.
 */
export function page(all, request, defaultSize) {
    const start = request.nextToken === undefined ? 0 : startOf(all, readToken(request.nextToken));
    const end = start + (request.maxResults ?? defaultSize);
    const nextToken = end < all.length ? writeToken({ offset: end, item: keyOf(all[end]) }) : undefined;
    return { items: all.slice(start, end), nextToken };
}
function startOf(all, { offset, item }) {
    if (item === undefined || all[offset] === item)
        return offset;
    const moved = all.indexOf(item);
    return moved >= 0 ? moved : offset;
}
function keyOf(item) {
    return typeof item === 'string' ? item : undefined;
}
function writeToken(token) {
    return Buffer.from(JSON.stringify(token)).toString('base64');
}
function readToken(token) {
    try {
        const { offset, item } = JSON.parse(Buffer.from(token, 'base64').toString('utf8'));
        if (Number.isInteger(offset) && offset >= 0)
            return { offset, item };
    }
    catch {
        // Falls through: anything unreadable is answered the same way.
    }
    throw new AwsError('InvalidParameterException', 'Invalid token');
}
