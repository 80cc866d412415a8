/**
 * The function with its latest answer for each key remembered: it is asked again when the signature is another one. A failure is
 * not remembered.
 */
export function latestPer<Args extends readonly unknown[], Answer>(
  ask: (...args: Args) => Promise<Answer>,
): (key: string, signature: string, ...args: Args) => Promise<Answer> {
  const latest = new Map<string, { readonly signature: string; readonly answer: Answer }>();
  return async (key, signature, ...args) => {
    const before = latest.get(key);
    if (before?.signature === signature) return before.answer;
    const answer = await ask(...args);
    latest.set(key, { signature, answer });
    return answer;
  };
}
