/** An empty index. */
export function createTaggingState() {
    return { published: new Map(), onceTagged: new Set() };
}
