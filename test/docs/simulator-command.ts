import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { TemporaryFolder } from '../support/temporary-folder.ts';

/** The program that `npm run setup` builds. */
export const builtProgram = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const usualAddress = '127.0.0.1:4566';
const speed = '50x';

/** `evenkeel sim` on a free port until the test is over, and an environment in which `evenkeel` is installed and finds it. */
export async function simulatorCommand(folder: TemporaryFolder) {
  folder.write('.home/bin/evenkeel', `#!/bin/sh\nexec '${process.execPath}' '${builtProgram}' "$@"\n`);
  chmodSync(folder.at('.home/bin/evenkeel'), 0o755);
  const child = spawn(process.execPath, [builtProgram, 'sim', '--port', '0', '--speed', speed, '--quiet'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  const address = String(line).trim().replace('listening on http://', '');
  return {
    environment: environmentOf(folder.at('.home'), `http://${address}`),
    /** Commands with the port of this simulator where the page has the usual one. */
    atItsPort: (commands: string) => commands.replaceAll(usualAddress, address),
    atUsualPort: (output: string) => output.replaceAll(address, usualAddress),
  };
}

function environmentOf(home: string, endpoint: string): Record<string, string> {
  const person = { NAME: 'Reader', EMAIL: 'reader@example.com' };
  return {
    PATH: `${home}/bin:${process.env.PATH}`,
    HOME: home,
    CHECKOUT: checkout,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    GIT_AUTHOR_NAME: person.NAME,
    GIT_AUTHOR_EMAIL: person.EMAIL,
    GIT_COMMITTER_NAME: person.NAME,
    GIT_COMMITTER_EMAIL: person.EMAIL,
  };
}
