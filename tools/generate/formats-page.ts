import { formatsText } from '../../src/cli/print/formats.ts';
import { aliasText, declarationsOf, documentedInterface, memberTable, variantsOf } from './interface-tables.ts';
import { generatedNotice, table } from './markdown.ts';

const files = [
  'src/api/contract.ts',
  'src/cli/plan-document.ts',
  'src/cli/print/field-lines.ts',
  'src/cli/print/shown-change.ts',
  'src/model/change.ts',
  'src/model/deployment.ts',
  'src/model/event.ts',
  'src/model/field.ts',
  'src/model/forecast.ts',
  'src/model/plan.ts',
  'src/model/problem.ts',
  'src/model/public-change.ts',
  'src/model/public-deployment.ts',
  'src/model/resource.ts',
  'src/model/status.ts',
];

interface Chapter {
  readonly title: string;
  readonly about: string;
  readonly interfaces: readonly string[];
}

const chapters: readonly Chapter[] = [
  {
    title: 'A plan',
    about: '`evenkeel plan -o json` and `plan --out`. It starts with `apiVersion`, `kind: "Plan"` and `formatVersion`.',
    interfaces: [
      'PlanDocument',
      'PlanRequest',
      'Cost',
      'PlannedChange',
      'PublicField',
      'Forecast',
      'FieldLine',
      'Remark',
      'Origin',
    ],
  },
  {
    title: 'Resources',
    about: 'What `get -o json`, `describe -o json` and the API say of resources is made of these.',
    interfaces: ['Problem', 'Health', 'Condition', 'PublicDeployment', 'FailedTask', 'FailedContainer'],
  },
  {
    title: 'The API of a controller',
    about:
      '`evenkeel run` serves it on `--listen`; all of it is read-only. Besides these, `/healthz` answers while the process lives, and `/readyz` with ' +
      '200 once a pass has succeeded and 503 while it has not.',
    interfaces: ['StatusAnswer', 'ResourceAnswer', 'PlanAnswer', 'PublicChange', 'EventAnswer'],
  },
];

/** Types that are a choice of words. */
const aliases = ['Operation', 'ChangeMode', 'Summary', 'HealthStatus', 'DeploymentState'] as const;

const elsewhere = [
  ['ResourceId', '#words'],
  ['Reason', 'failures.md'],
  ['Event', '#events'],
] as const;

/** The page on what programs may rely on: the members of every document, and the events. */
export function formatsPage(root: string): string {
  const declarations = declarationsOf(root, files);
  const places = new Map<string, string>([
    ...chapters.flatMap(({ interfaces }) => interfaces.map((name) => [name, `#${name.toLowerCase()}`] as const)),
    ...aliases.map((name) => [name, '#words'] as const),
    ...elsewhere,
  ]);
  const events = variantsOf(declarations, 'Event');
  return `${[
    generatedNotice,
    '# Formats',
    'What `evenkeel help formats` says:',
    `\`\`\`text\n${formatsText}\`\`\``,
    'The types are written as in TypeScript: `T[]` is a list, `A | B` one of both, `Record<string, T>` an object with any names.',
    ...chapters.flatMap(({ title, about, interfaces }) => [
      `## ${title}`,
      about,
      ...interfaces.flatMap((name) => {
        const { about: sentence, members } = documentedInterface(declarations, name);
        return [`### ${name}`, ...(sentence ? [sentence] : []), memberTable(members, places)];
      }),
    ]),
    '## Words',
    table(
      ['type', 'one of'],
      [
        ...aliases.map((name) => [`\`${name}\``, `\`${aliasText(declarations, name)}\``]),
        ['`ResourceId`', '`KIND/NAME`, such as `Service/web`'],
        ['`Reason`', '[a failure](failures.md)'],
      ],
    ),
    '## Events',
    'One per line with `evenkeel run --log-format json`, and in `EventAnswer.event`; told apart by `type`.',
    table(
      ['type', 'members'],
      events.map(({ type, members }) => [`\`${type}\``, members.map(({ name }) => `\`${name}\``).join(', ')]),
    ),
  ].join('\n\n')}\n`;
}
