/** The provider as the engine calls it: the kind's own schema has checked that each spec is of its type. */
export function anySpec(provider) {
    return provider;
}
