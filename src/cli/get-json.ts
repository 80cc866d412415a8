/** What an HTTP server answers with. Rejects with an Error that says why there is no answer. */
export async function getJson(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal, headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`it answers with HTTP ${response.status}`);
  return response.json();
}
