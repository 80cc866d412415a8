import { visible } from '../../lib/visible.ts';
import type { Placed } from '../init/place-file.ts';
import type { Workflow } from '../init/recipes.ts';
import type { Palette } from './colour.ts';

/** One file, and what became of it. */
export interface PlacedFile {
  readonly path: string;
  readonly placed: Placed;
}

const signs: Readonly<Record<Placed, string>> = { created: '+', unchanged: ' ', overwritten: '~', kept: '!' };
const notes: Readonly<Record<Placed, string>> = {
  created: 'created',
  unchanged: 'unchanged',
  overwritten: 'overwritten',
  kept: 'kept: it differs from what would be written',
};

/** A line for each file. */
export function scaffoldText(files: readonly PlacedFile[], paints: Palette): string {
  const width = Math.max(...files.map(({ path }) => path.length)) + 2;
  const paint = { created: paints.green, unchanged: paints.dim, overwritten: paints.yellow, kept: paints.yellow };
  return files
    .map(({ path, placed }) => `  ${signs[placed]} ${visible(path).padEnd(width)}${paint[placed](notes[placed])}\n`)
    .join('');
}

/** What is left for people to do, in order; `prefix` is where in the repository the files are. */
export function nextStepsText(workflow: Workflow, prefix: string): string {
  const steps = [
    'Put your subnets and security groups into evenkeel.yaml.',
    'Where a file in iam/ says ACCOUNT_ID, put the number of your account.',
    'Look at the policies in iam/; after a change of the manifests: evenkeel iam --for plan, evenkeel iam --for apply',
    'Create the roles evenkeel-plan and evenkeel-apply from iam/, and evenkeel-execution with AmazonECSTaskExecutionRolePolicy.',
    'Make the image:  evenkeel apply --target Repository/evenkeel, then docker build --file evenkeel.Dockerfile, and docker push',
    ...(workflow === 'none' || prefix === ''
      ? []
      : [
          `Move the workflow to the top of the repository, and let its commands work in ${visible(prefix)}: evenkeel -C ${visible(prefix)}`,
        ]),
    ...(workflow === 'none' ? [] : ['Tell the pipeline the ARN of evenkeel-plan: its first lines say how.']),
    'See what would happen, and let it:  evenkeel plan;  evenkeel apply',
  ];
  return `\nNext:\n${steps.map((step, index) => `  ${index + 1}. ${step}\n`).join('')}`;
}
