type Rule = readonly [what: string, pattern: RegExp, stands: string];

/** What moves from one run to the next although nothing has changed. */
const moving: readonly Rule[] = [
  ['how long it took, and how many calls', / in [\d.]+m?s(, \d+ calls?)?/g, ' in TIME'],
  ['moments', /\d{4}-\d\d-\d\dT[\d:.]+Z( +[\dhms]+\b)?|\b\d\d:\d\d:\d\dZ/g, 'MOMENT'],
  ['deployments', /ecs-svc\/\d+…?/g, 'ecs-svc/ID'],
  ['tasks', /\b(task +)[0-9a-f]{4,32}\b…?/g, '$1ID'],
  ['commits, hashes and log streams', /\b(?=[a-f]*\d)[0-9a-f]{7,64}\b/g, 'HASH'],
  ['tasks that failed before ECS gave up', /\b\d+ (tasks failed|failed tasks)/g, 'N $1'],
  ['temporary folders', /\/tmp\/evenkeel-demo-\w+/g, '/tmp/evenkeel-demo-ID'],
  ['widths of columns', /(?<=\S) {2,}/g, '  '],
];

const progress = /^\[ *[\dhms]+\] (\S+)/;

/** The output with a word for everything that moves, and only the last word of each resource that is followed. */
export function settledOutput(output: string): string {
  const lines = output.trimEnd().split('\n');
  const followed = lines.filter((line) => progress.test(line));
  const last = new Map(followed.map((line) => [nameOf(line), line.replace(/^\[.*?\]/, '[TIME]')]));
  const first = lines.findIndex((line) => progress.test(line));
  const others = lines.map((line, index) => (index === first ? [...last.values()].sort().join('\n') : line));
  const kept = others.filter((line) => !progress.test(line)).join('\n');
  return moving.reduce((text, [, pattern, stands]) => text.replace(pattern, stands), kept);
}

function nameOf(line: string): string {
  return line.match(progress)?.[1] ?? '';
}
