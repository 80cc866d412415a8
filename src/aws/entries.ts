/** The objects in a list of AWS's answer; none when what stands there is no list. */
export function entries<Entry extends object>(list: readonly Entry[] | undefined): Entry[] {
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return items.filter((item): item is Entry => typeof item === 'object' && item !== null);
}
