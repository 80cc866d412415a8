/** The function with its answers remembered: it is asked once for each object, as long as that object is in use. */
export function oncePer<Key extends object, Answer>(make: (key: Key) => Answer): (key: Key) => Answer {
  const made = new WeakMap<Key, Answer>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key) as Answer;
  };
}
