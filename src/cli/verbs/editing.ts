import type { Command } from 'commander';
import type { Act } from '../act.ts';

/** Commands that edit manifests. */
export function addEditing(program: Command, act: Act): void {
  program.commandsGroup('Edit:');
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
