// What the GitHub Action runs: Node built-ins, and the bundle that a release carries. No input ever passes through a shell.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../dist/action/evenkeel.mjs', import.meta.url));
const commands = { validate, plan, apply };
const changesCode = 2;
const usageCode = 64;

const folder = resolve(input('working-directory') || '.');
const planFile = resolve(folder, input('plan-file') || join(process.env.RUNNER_TEMP || '.', 'evenkeel-plan.json'));
const places = option('--env', 'env');
const paths = ['--', ...list('path')];

process.exitCode = main();

function main() {
  if (!existsSync(program)) return refuse('this revision of the action has no bundle: use a release, such as @v1');
  // There, whoever opens a pull request from a fork would have the secrets of the repository.
  if (process.env.GITHUB_EVENT_NAME === 'pull_request_target') {
    return refuse('evenkeel does not run on pull_request_target: use pull_request');
  }
  const command = commands[input('command') || 'plan'];
  if (!command) return refuse(`the input "command" must be one of ${Object.keys(commands).join(', ')}`);
  const code = command();
  output('exit-code', String(code));
  return code;
}

function validate() {
  return evenkeel(['validate', '-o', 'github', ...places, ...paths]);
}

function plan() {
  const invalid = validate();
  if (invalid !== 0) return invalid;
  const base = option('--base', 'base');
  const isOffline = asksNobody();
  if (isOffline && base.length === 0) return describeOnly();
  const asked = [...(isOffline ? ['--offline'] : []), ...base, '--exit-code', '--out', planFile];
  const code = quietly(() => evenkeel(['plan', ...asked, ...places, ...paths]));
  return code === 0 || code === changesCode ? show(code === changesCode) : code;
}

/** Gives the saved plan to the steps that follow, to the page of the job and to the pull request. */
function show(hasChanges) {
  const { hash, summary } = JSON.parse(readFileSync(planFile, 'utf8'));
  output('has-changes', String(hasChanges));
  output('plan-file', planFile);
  output('plan-hash', hash);
  output('summary', JSON.stringify(summary));
  const saved = ['--plan', planFile];
  const unsaid = quietly(() => evenkeel(['ci', 'summary', ...saved]));
  // GitHub gives a pull request from a fork a token that may not comment.
  if (unsaid !== 0 || !isTrue('comment') || !pullRequest() || isFork()) return unsaid;
  const mode = ['--mode', input('comment-mode') || 'update'];
  return evenkeel(['ci', 'comment', '--provider', 'github', ...mode, ...saved], {
    GITHUB_TOKEN: input('github-token'),
  });
}

/** What the manifests describe, where there is nothing to compare them with. */
function describeOnly() {
  const asked = ['plan', '--offline', '-o', 'markdown', ...places, ...paths];
  const { status, stdout } = quietly(() => run(asked, { stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 67_108_864 }));
  const page = process.env.GITHUB_STEP_SUMMARY;
  if (page && status === 0) appendFileSync(page, `${stdout}\n`);
  return status;
}

function apply() {
  return quietly(() => evenkeel(['apply', '--auto-approve', ...places, ...paths]));
}

function evenkeel(args, environment) {
  return run(args, { stdio: 'inherit' }, environment).status;
}

function run(args, options, more = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('INPUT_'));
  const env = { ...Object.fromEntries(inherited), ...more };
  const ended = spawnSync(process.execPath, [program, ...args], { cwd: folder, env, encoding: 'utf8', ...options });
  if (ended.error) throw ended.error;
  return { status: ended.status ?? 1, stdout: ended.stdout ?? '' };
}

/** Whatever a manifest makes evenkeel print is no command to the runner. */
function quietly(act) {
  const end = randomUUID();
  writeSync(1, `::stop-commands::${end}\n`);
  try {
    return act();
  } finally {
    writeSync(1, `::${end}::\n`);
  }
}

function asksNobody() {
  return ['', 'auto'].includes(input('offline')) ? isFork() : isTrue('offline');
}

function isFork() {
  const { head, base } = pullRequest() ?? {};
  return head?.repo?.full_name !== base?.repo?.full_name;
}

function pullRequest() {
  const file = process.env.GITHUB_EVENT_PATH;
  const event = file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return event.pull_request;
}

function input(name) {
  return (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

function isTrue(name) {
  return input(name).toLowerCase() === 'true';
}

function option(flag, name) {
  return input(name) === '' ? [] : [flag, input(name)];
}

/** One item per line. */
function list(name) {
  return input(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function output(name, value) {
  const end = randomUUID();
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, `${name}<<${end}\n${value}\n${end}\n`);
}

function refuse(message) {
  writeSync(1, `::error title=evenkeel::${message}\n`);
  return usageCode;
}
