import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// The program with all it needs in one folder: it runs wherever the folder is put, without an installation.
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = resolve(process.argv[2] ?? join(root, 'dist', 'action'));
const { name, version, license, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

rmSync(folder, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { evenkeel: 'src/main.ts' },
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'parts/[name]-[hash]',
  bundle: true,
  // What a command does not need is not even read.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  charset: 'utf8',
  metafile: true,
  logLevel: 'warning',
  // Some packages were written for require, which modules do not have.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
for (const part of ['schemas', 'manifests', 'scenarios', 'templates', 'LICENSE']) {
  cpSync(join(root, part), join(folder, part), { recursive: true });
}
writeFileSync(
  join(folder, 'package.json'),
  `${JSON.stringify({ name, version, license, engines, type: 'module' }, null, 2)}\n`,
);
writeFileSync(join(folder, 'THIRD-PARTY-LICENSES'), licences(Object.keys(metafile.inputs)));

/** The licences of the packages that are part of the bundle, which they ask to be given along. */
function licences(inputs) {
  const packages = new Set(
    inputs.flatMap((input) => /^node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(input) ?? []),
  );
  return [...packages]
    .sort()
    .map(licenceOf)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceOf(path) {
  const manifest = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, path)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  const text = file ? readFileSync(join(root, path, file), 'utf8').trim() : '(no text is given)';
  return `${manifest.name} ${manifest.version}, ${manifest.license}\n\n${text}\n`;
}
