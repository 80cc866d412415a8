import { execFile, spawnSync } from 'node:child_process';

/** The answer of one command: what it printed, read as JSON where it is JSON. */
export interface CommandResult {
  readonly exitCode: number;
  readonly output: unknown;
  readonly error: string;
}

/** An `aws` that works, or undefined: a name may be in the path and lead nowhere. */
export function findAwsCli(): { readonly command: string; readonly version: string } | undefined {
  for (const command of ['aws', '/usr/bin/aws', '/usr/local/bin/aws']) {
    const { status, stdout, stderr } = spawnSync(command, ['--version'], { encoding: 'utf8' });
    if (status === 0) return { command, version: `${stdout}${stderr}`.trim().split(' ')[0] ?? '' };
  }
  return undefined;
}

/** Runs `aws` with nothing but our own settings; never rejects for a failed command. */
export function awsCli(command: string, endpoint: string) {
  const env = {
    ...process.env,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_REGION: 'eu-west-1',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
  };
  return (...words: string[]) =>
    new Promise<CommandResult>((resolve) => {
      const all = ['--endpoint-url', endpoint, '--output', 'json', ...words];
      execFile(command, all, { env, encoding: 'utf8' }, (failure, stdout, stderr) => {
        resolve({ exitCode: failure ? Number(failure.code) : 0, output: parsed(stdout), error: stderr.trim() });
      });
    });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
