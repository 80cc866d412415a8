// Runs before anything is installed: Node built-ins only, and no syntax that an older Node could not even parse.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const installStamp = join(root, 'node_modules', '.evenkeel-setup');
const buildStamp = join(root, 'dist', '.built');
const oldestNode = '20.19.0';
const oldestNpm = '10.0.0';

requireVersion('Node.js', process.versions.node, oldestNode, 'Install the current LTS from https://nodejs.org.');
if (process.argv.includes('--build')) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
} else {
  installWhenStale();
}
buildWhenStale();

function installWhenStale() {
  const wanted = hashOf(['package-lock.json']);
  if (read(installStamp) === wanted) return;
  requireVersion('npm', (npm(['--version']).stdout || '').trim(), oldestNpm, 'Run `npm install --global npm@latest`.');
  say('installing the packages of package-lock.json …');
  // NODE_ENV=production would leave out the compiler; no package here needs an install script.
  const install = npm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (install.status !== 0) {
    fail(
      '`npm ci` failed',
      install,
      'Most often this machine does not reach the npm registry; the lines above say more.',
    );
  }
  writeFileSync(installStamp, wanted);
}

function buildWhenStale() {
  const sources = [...filesBelow('src'), ...filesBelow('tools')].filter((file) => file.endsWith('.ts'));
  const outputs = sources.map((file) => join('dist', file.replace(/\.ts$/, '.js')));
  const wanted = hashOf([...sources, 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json']);
  const complete = outputs.every((file) => existsSync(join(root, file)));
  if (complete && read(buildStamp) === wanted) return;
  say('building …');
  removeStaleOutputs(outputs);
  // tsc believes its build info, not the disk: without this it would not write a missing output again.
  if (!complete) rmSync(join(root, 'dist', '.tsbuildinfo'), { force: true });
  compile();
  mkdirSync(dirname(buildStamp), { recursive: true });
  writeFileSync(buildStamp, wanted);
}

function compile() {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(compiler)) fail('the compiler is not installed', undefined, 'Run `npm run setup`.');
  const build = run(process.execPath, [compiler, '-p', 'tsconfig.build.json']);
  if (build.status !== 0) fail('the build failed', build, 'Fix the lines above, then run the command again.');
}

function removeStaleOutputs(outputs) {
  const expected = new Set(outputs);
  for (const file of [...filesBelow(join('dist', 'src')), ...filesBelow(join('dist', 'tools'))]) {
    if (!expected.has(file)) rmSync(join(root, file));
  }
}

function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`${file.split(sep).join('/')} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function npm(args) {
  const started = process.env.npm_execpath || '';
  // The npm that started us is the one the user chose; a bare `npm` is a .cmd on Windows and needs a shell there.
  if (/npm-cli\.c?js$/.test(started)) return run(process.execPath, [started, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

function run(command, args, options) {
  return spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, ...options });
}

function requireVersion(name, actual, oldest, remedy) {
  const [major = 0, minor = 0] = actual.split('.').map(Number);
  const [oldestMajor, oldestMinor] = oldest.split('.').map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  fail(`${name} ${actual || '(not found)'} is too old; evenkeel needs ${oldest} or newer`, undefined, remedy);
}

function say(line) {
  process.stderr.write(`evenkeel: ${line}\n`);
}

function fail(what, result, remedy) {
  if (result) process.stderr.write(`${result.stdout || ''}${result.stderr || ''}${result.error || ''}\n`);
  say(`${what}. ${remedy}`);
  process.exit(1);
}
