import { join } from 'node:path';
import { visible } from '../../lib/visible.ts';
import { exitCode } from '../exit-code.ts';
import { breakHint } from '../print/break-hint.ts';
import { palette } from '../print/colour.ts';
import { connectionHints } from '../print/connection-hints.ts';
import { shellWord } from '../print/shell-word.ts';
import { say } from '../run-command.ts';
import { firstTag, type Scenario, type ScenarioName, scenarios } from '../scenarios.ts';
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
  /** Instead of the examples. */
  readonly scenario?: ScenarioName;
}

const intervalMs = 60_000;
const indent = '             ';

/** A simulated AWS, the examples or a scenario, and the controller that brings one to the other; needs no account. */
export async function demo(shell: Shell, request: DemoRequest): Promise<number> {
  const scenario = request.scenario && scenarios[request.scenario];
  const examples = await shell.layOutExamples(request.keep, scenario?.manifests);
  try {
    return await withSimulator(shell, request, { folder: examples.path, scenario });
  } finally {
    await examples.remove();
  }
}

interface Story {
  /** Of the manifests. */
  readonly folder: string;
  readonly scenario: Scenario | undefined;
}

async function withSimulator(shell: Shell, request: DemoRequest, story: Story): Promise<number> {
  const faults = story.scenario?.faults;
  const served = await shell.serveSimulator({ port: 0, speed: request.speed, limits: true, ...(faults && { faults }) });
  try {
    return await play(shell, request, { ...story, served });
  } finally {
    await served.close();
  }
}

interface Stage extends Story {
  readonly served: ServedSimulator;
}

async function play(shell: Shell, { once, port, speed }: DemoRequest, stage: Stage): Promise<number> {
  say(shell, introduction(shell, speed));
  if (once) return playOnce(shell, stage);
  if (shell.signal.aborted) return exitCode.ok;
  const { connection: aws, clock } = stage.served;
  await shell.runController({
    paths: [stage.folder],
    aws,
    clock,
    intervalMs,
    listen: { host: '127.0.0.1', port },
    dryRun: false,
    prune: true,
    logFormat: 'text',
    emit: eventPrinter(shell),
    onListening: (url) => say(shell, invitation({ ...stage, shell, url })),
  });
  return exitCode.ok;
}

/** Brings up what the folder holds, and then the new version if there is one. */
async function playOnce(shell: Shell, { served, folder, scenario }: Stage): Promise<number> {
  const { connection: aws, clock } = served;
  const bringUp = () => apply(shell, { paths: [folder], targets: [], autoApprove: true, wait: true, aws, clock });
  const code = await bringUp();
  if (!scenario || code !== exitCode.ok) return code;
  const { bold } = palette(shell.stderr.colour);
  say(shell, `\n${bold(`The new version, ${scenario.tag}`)}: ${scenario.about}.\n\n`);
  const file = manifestOf(folder);
  await shell.writeText(file, (await shell.readText(file)).replaceAll(...edit(scenario)));
  return bringUp();
}

function manifestOf(folder: string): string {
  return join(folder, 'web.yaml');
}

/** The part of the image that brings the new version, before and after. */
function edit({ tag }: Scenario): [before: string, after: string] {
  return [`/web:${firstTag}`, `/web:${tag}`];
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

function invitation({ shell, url, folder, served, scenario }: Invitation): string {
  const { bold, dim } = palette(shell.stderr.colour);
  return [
    `  ${bold('manifests')}  ${visible(folder)}   ${dim('edit one, and watch what happens here')}`,
    `  ${bold('API')}        ${url}/api/v1/status`,
    `  ${bold('AWS')}        ${served.connection.endpoint}   ${dim('in another terminal, for the AWS CLI and for evenkeel:')}`,
    `${connectionHints(served.connection)}  export EVENKEEL_MANIFESTS=${shellWord(folder)}\n`.replace(
      /^(?=.)/gm,
      indent,
    ),
    ...(scenario ? newVersion(shell, manifestOf(folder), scenario) : breakage(shell, served)),
    '',
    dim('Ctrl-C ends it.'),
    '\n',
  ].join('\n');
}

function breakage(shell: Shell, { connection }: ServedSimulator): string[] {
  const { bold, dim } = palette(shell.stderr.colour);
  return [
    `  ${bold('break it')}   ${dim('stop its tasks behind its back, and watch it heal:')}`,
    breakHint(connection).replace(/^(?=.)/gm, indent),
  ];
}

function newVersion(shell: Shell, file: string, scenario: Scenario): string[] {
  const { bold, dim } = palette(shell.stderr.colour);
  const [before, after] = edit(scenario);
  return [
    `  ${bold('deploy it')}  ${dim(`${scenario.about}: once all is healthy, write`)} ${after} ${dim(`for ${before} in`)}`,
    `${indent}${visible(file)}`,
  ];
}
