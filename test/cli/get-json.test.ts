import { describe, expect, it, onTestFinished } from 'vitest';
import { serveApi } from '../../src/api/server.ts';
import { getJson } from '../../src/cli/get-json.ts';
import { Board } from '../../src/controller/board.ts';

async function served(): Promise<string> {
  const api = await serveApi(new Board(() => 0), { host: '127.0.0.1', port: 0 }, '1.2.3');
  onTestFinished(() => api.close());
  return api.url;
}

describe('what a server answers', () => {
  const { signal } = new AbortController();

  it('is read', async () => {
    expect(await getJson(`${await served()}/api/v1/events`, signal)).toEqual({ events: [] });
  });

  it('is no answer when it is an error', async () => {
    await expect(getJson(`${await served()}/api/v1/none`, signal)).rejects.toThrow('it answers with HTTP 404');
  });

  it('is given up when the command is told to stop', async () => {
    await expect(getJson(`${await served()}/healthz`, AbortSignal.abort())).rejects.toThrow();
  });
});
