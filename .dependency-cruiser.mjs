// The import table of docs/architecture.md as data: folder → what it may import of ours, and why not more.
const houseTable = [
  ['lib', [], 'lib knows nothing of us: it would make sense in any other project.'],
  ['model', ['lib'], 'model names things; a name does not depend on who uses it.'],
  [
    'engine',
    ['model', 'lib'],
    'The engine decides through ports and never names a kind: a new kind cannot change the loop.',
  ],
  ['source', ['model', 'lib'], 'source reads manifests; what they mean is not its business.'],
  ['aws', ['model', 'lib'], 'aws talks; what to say is decided elsewhere.'],
  ['forges', ['model', 'lib'], 'forges comment in pull requests; what there is to say comes from elsewhere.'],
  ['kinds', ['aws', 'model', 'lib'], 'A kind describes one thing of AWS and never decides.'],
  [
    'controller',
    ['engine', 'model', 'lib'],
    'The controller repeats the engine; adapters reach it as ports, given by main.',
  ],
  ['telemetry', ['model', 'lib'], 'Telemetry listens to events; nothing may depend on being watched.'],
  ['api', ['controller', 'model', 'lib'], 'api shows what the controller knows; siblings never meet.'],
  ['cli', ['controller', 'model', 'lib'], 'cli shows what the controller knows; siblings never meet, main wires.'],
  ['simulator', ['lib'], 'The simulator shares no code with the product, so it cannot cancel out a mistake of it.'],
];

const only = (folders) => `^src/(${folders.join('|')})/`;

const houseRules = houseTable.map(([folder, allowed, reason]) => ({
  name: `${folder}-imports`,
  comment: reason,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: only([folder, ...allowed]) },
}));

const builtins = (names) => `^(node:)?(${names.join('|')})(/|$)`;

const forbidden = [
  ...houseRules,
  {
    name: 'only-listed-folders',
    comment: 'A folder that is not in the table has no rules: decide what it may import before it imports anything.',
    severity: 'error',
    from: {
      path: '^src/',
      pathNot: [only([...houseTable.map(([folder]) => folder), 'dashboard']), '^src/(main|config)\\.ts$'],
    },
    to: {},
  },
  {
    name: 'dashboard-imports',
    comment: 'The dashboard runs in a browser and knows the controller by its contract alone.',
    severity: 'error',
    from: { path: '^src/dashboard/' },
    to: { path: '^src/', pathNot: ['^src/dashboard/', '^src/api/contract\\.ts$'] },
  },
  {
    name: 'dashboard-takes-types-only',
    comment: 'A value imported from the contract would pull the server into the browser.',
    severity: 'error',
    from: { path: '^src/dashboard/' },
    to: { path: '^src/api/contract\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'kinds-never-meet',
    comment: 'A kind may import its own folder; what two kinds share belongs in aws/ or model/.',
    severity: 'error',
    from: { path: '^src/kinds/([^/]+)/([^/]+)/' },
    to: { path: '^src/kinds/', pathNot: '^src/kinds/$1/$2/' },
  },
  {
    name: 'no-files-between-kinds',
    comment: 'A file beside the kind folders is code shared by siblings: it belongs in aws/ or model/.',
    severity: 'error',
    from: { path: ['^src/kinds/[^/]+\\.ts$', '^src/kinds/[^/]+/[^/]+\\.ts$'], pathNot: '^src/kinds/index\\.ts$' },
    to: {},
  },
  {
    name: 'aws-sdk-at-the-edge',
    comment: 'One file per kind makes the AWS calls, so throttling, errors and budgets have one way through.',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/(aws|simulator|kinds)/', '^src/main\\.ts$'] },
    to: { path: '@(aws-sdk|smithy)/' },
  },
  {
    name: 'aws-sdk-calls-in-provider',
    comment: 'Spec, health and kind describe; they may use the types of AWS, only the provider calls it.',
    severity: 'error',
    from: { path: '^src/kinds/', pathNot: ['/provider\\.ts$', '/provider/'] },
    to: { path: '@(aws-sdk|smithy)/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'files-at-the-edge',
    comment: 'The disk is read where manifests, commands and settings are; everybody else is given text.',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/(source|cli|simulator)/', '^src/(main|config)\\.ts$'] },
    to: { path: builtins(['fs']) },
  },
  {
    name: 'processes-at-the-edge',
    comment: 'Only git, the terminal and the wiring start other programs.',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/(source|cli)/', '^src/main\\.ts$'] },
    to: { path: builtins(['child_process', 'worker_threads', 'cluster']) },
  },
  {
    name: 'decisions-touch-nothing',
    comment: 'What decides runs on ports alone, so a whole run replays on one virtual clock.',
    severity: 'error',
    from: { path: '^src/(lib|model|engine|controller)/' },
    to: {
      path: builtins(['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'os', 'process', 'readline', 'tty']),
    },
  },
  {
    name: 'no-circular',
    comment: 'Files of a circle can only be understood, tested and moved together.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolvable',
    comment: 'An import that is not found is an import that no other rule can judge.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-undeclared-packages',
    comment: 'A package that is here only because another one wants it can be gone after the next upgrade.',
    severity: 'error',
    from: { path: '^src/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'development-packages-for-types-only',
    comment: 'A development package is absent where evenkeel runs; its types are gone by then.',
    severity: 'error',
    from: { path: '^src/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
];

export default {
  forbidden,
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
