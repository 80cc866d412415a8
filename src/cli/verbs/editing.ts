import type { Command } from 'commander';
import type { Act } from '../act.ts';
import { pathsArgument } from './flags.ts';

/** Commands that edit manifests. */
export function addEditing(program: Command, act: Act): void {
  program.commandsGroup('Edit:');
  addFmt(program, act);
  addSet(program, act);
}

function addFmt(program: Command, act: Act): void {
  program
    .command('fmt')
    .summary('write manifests in one form')
    .description(
      "Writes manifests in canonical YAML: members in AWS's order, first letters lowered, two spaces, quotes only where needed. " +
        'Comments and meaning stay. Files that hold anything else, and JSON, are left alone. Prints the files that change.',
    )
    .argument(...pathsArgument)
    .option('--check', 'change nothing, and exit with 1 when something would change')
    .action(
      act(async (shell, { args: paths, options: { check = false } }) => {
        const { fmt } = await import('../commands/fmt.ts');
        return fmt(shell, { paths, check });
      }),
    );
}

function addSet(program: Command, act: Act): void {
  const set = program
    .command('set')
    .summary('edit a value of a manifest')
    .description('Edits a value where its manifest has it; comments and everything else stay.');
  set
    .command('image')
    .summary('the images that containers run')
    .description(
      'Edits the images where the manifest has them, and changes nothing on AWS: commit it, and the controller applies it. For a ' +
        'service its task definition is edited. A tag or digest alone (app=:v2) leaves the rest of the image as it is written, ' +
        'also a reference or a variable. An image that stands there already changes nothing.',
    )
    .argument('<kind/name>', 'for example Service/web, or web where that is one')
    .argument(
      '<container=image...>',
      'for example app=nginx:1.30 or app=:1.30; the container may be left out where it is the only one',
    )
    .option('--dry-run', 'only print the edit')
    .action(
      act(async (shell, { args: [resource = '', ...images], options: { dryRun = false } }) => {
        const { setImage } = await import('../commands/set/image.ts');
        return setImage(shell, { resource, images, dryRun });
      }),
    );
}
