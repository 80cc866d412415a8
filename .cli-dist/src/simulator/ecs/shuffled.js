/** The same items in an arbitrary order: what AWS keeps in hashed sets comes back in no order a client may rely on. */
export function shuffled(items, random) {
    return items
        .map((item) => ({ item, key: random() }))
        .sort((left, right) => left.key - right.key)
        .map(({ item }) => item);
}
