/** Gives the function to call with every hint: looks are taken one after the other, and hints that come before a look begins are one. */
export function hints(look: () => Promise<void>, onFailure: (error: unknown) => void): () => void {
  let looking = Promise.resolve();
  let isWaiting = false;
  const begin = () => {
    isWaiting = false;
    return look();
  };
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    // A look that fails must not make the later ones deaf.
    looking = looking.then(begin).catch(onFailure);
  };
}
