import { visible } from '../../lib/visible.ts';
import { exitCode } from '../exit-code.ts';
import { breakHint } from '../print/break-hint.ts';
import { palette } from '../print/colour.ts';
import { connectionHints } from '../print/connection-hints.ts';
import { say } from '../run-command.ts';
import type { ServedSimulator, Shell } from '../shell.ts';
import { apply } from './apply.ts';
import { eventPrinter } from './run.ts';

/** What `demo` was asked for. */
export interface DemoRequest {
  /** Of the API. */
  readonly port: number;
  readonly speed: number;
  /** Bring everything up, and end. */
  readonly once: boolean;
  /** Folder for the manifests, which then stays. */
  readonly keep?: string;
}

const intervalMs = 60_000;
const indent = '             ';

/** A simulated AWS, the examples, and the controller that brings one to the other; needs no account. */
export async function demo(shell: Shell, request: DemoRequest): Promise<number> {
  const examples = await shell.layOutExamples(request.keep);
  try {
    return await withSimulator(shell, request, examples.path);
  } finally {
    await examples.remove();
  }
}

async function withSimulator(shell: Shell, request: DemoRequest, folder: string): Promise<number> {
  const served = await shell.serveSimulator({ port: 0, speed: request.speed, limits: true });
  try {
    return await play(shell, request, { served, folder });
  } finally {
    await served.close();
  }
}

interface Stage {
  readonly served: ServedSimulator;
  readonly folder: string;
}

async function play(shell: Shell, { once, port, speed }: DemoRequest, { served, folder }: Stage): Promise<number> {
  const { connection: aws, clock } = served;
  say(shell, introduction(shell, speed));
  if (once) return apply(shell, { paths: [folder], targets: [], autoApprove: true, wait: true, aws, clock });
  if (shell.signal.aborted) return exitCode.ok;
  await shell.runController({
    paths: [folder],
    aws,
    clock,
    intervalMs,
    listen: { host: '127.0.0.1', port },
    dryRun: false,
    prune: true,
    logFormat: 'text',
    emit: eventPrinter(shell),
    onListening: (url) => say(shell, invitation({ shell, url, folder, served })),
  });
  return exitCode.ok;
}

function introduction(shell: Shell, speed: number): string {
  const { bold } = palette(shell.stderr.colour);
  const pace = speed === 1 ? '' : `, where time runs ${speed} times as fast`;
  return `${bold('evenkeel demo')}: a simulated AWS on this machine${pace}. No account is touched.\n\n`;
}

interface Invitation extends Stage {
  readonly shell: Shell;
  readonly url: string;
}

function invitation({ shell, url, folder, served }: Invitation): string {
  const { bold, dim } = palette(shell.stderr.colour);
  return [
    `  ${bold('manifests')}  ${visible(folder)}   ${dim('edit one, and watch what happens here')}`,
    `  ${bold('API')}        ${url}/api/v1/status`,
    `  ${bold('AWS')}        ${served.connection.endpoint}   ${dim('in another terminal, for the AWS CLI and for evenkeel:')}`,
    connectionHints(served.connection).replace(/^(?=.)/gm, indent),
    `  ${bold('break it')}   ${dim('stop its tasks behind its back, and watch it heal:')}`,
    breakHint(served.connection).replace(/^(?=.)/gm, indent),
    '',
    dim('Ctrl-C ends it.'),
    '\n',
  ].join('\n');
}
