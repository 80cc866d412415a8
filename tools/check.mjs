import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => `node_modules/${name}`;

const steps = [
  ['setup', ['tools/setup.mjs']],
  ['style', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']],
  ['types', [bin('typescript/bin/tsc'), '--noEmit']],
  ['imports', ['tools/check-imports.mjs']],
  ['tests', [bin('vitest/vitest.mjs'), 'run']],
  ['generated files', ['dist/tools/generate.js', '--check']],
  ['vitals', ['dist/tools/vitals.js'], { show: true }],
];

// Who has just run every test need not wait for them a second time.
const left = process.argv.includes('--tested') ? steps.filter(([name]) => name !== 'tests') : steps;
let failed = 0;
for (const [name, args, { show = false } = {}] of left) {
  const startedMs = performance.now();
  const { code, output } = await run(args);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name.padEnd(16)} ${seconds.padStart(6)} s\n`);
  if (code !== 0 || show) process.stdout.write(`${output.trimEnd().replace(/^/gm, '    ')}\n`);
  if (code !== 0) failed += 1;
  // Every later step needs what setup installs and builds.
  if (name === 'setup' && code !== 0) break;
}
if (failed > 0) process.stdout.write(`\n${failed} of ${left.length} steps failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('close', (code) => resolve({ code, output }));
  });
}
