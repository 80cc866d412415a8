import type { Shell } from './shell.ts';

/** What a running controller answers, as `read` understands it. Rejects with an Error that says why there is no answer. */
export async function askController<Answer>(
  shell: Shell,
  { server, path, read }: { server: string; path: string; read: (answer: unknown) => Answer | undefined },
): Promise<Answer> {
  const url = `${server.replace(/\/+$/, '')}/api/v1/${path}`;
  try {
    const answer = read(await shell.getJson(url));
    if (answer !== undefined) return answer;
  } catch (error) {
    throw new Error(`${url}: ${reasonOf(error)}`);
  }
  throw new Error(`${url}: it answers as no controller does`);
}

/** The text of `fetch` only says that it failed; its cause says why. */
function reasonOf(error: unknown): string {
  const { cause, message } = error instanceof Error ? error : new Error(String(error));
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}
