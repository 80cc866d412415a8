import { readdirSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import rules from '../.dependency-cruiser.mjs';

const { options, forbidden } = rules;
const { output } = await cruise(
  ['src'],
  { ...options, ruleSet: { forbidden }, validate: true },
  options.enhancedResolveOptions,
  { tsConfig: extractTsConfig(options.tsConfig.fileName) },
);

const cruised = output.modules.filter(({ source }) => /^src\/.*\.ts$/.test(source)).length;
const present = readdirSync('src', { recursive: true }).filter((file) => file.endsWith('.ts')).length;
const broken = output.summary.violations.map(describe);

// A misconfigured cruiser checks nothing and stays green: the number of files it saw is the proof that it looked.
if (cruised === 0 || cruised !== present) broken.push(`dependency-cruiser saw ${cruised} of ${present} files in src/`);

for (const line of broken) process.stderr.write(`${line}\n`);
process.stdout.write(
  `${cruised} modules, ${output.summary.totalDependenciesCruised} imports, ${broken.length} broken rules\n`,
);
process.exitCode = broken.length === 0 ? 0 : 1;

function describe({ rule, from, to, cycle }) {
  const path = cycle ? [from, ...cycle.map(({ name }) => name)].join(' → ') : `${from} → ${to}`;
  const reason = forbidden.find(({ name }) => name === rule.name)?.comment;
  return `${path}\n  ${rule.name}: ${reason}`;
}
