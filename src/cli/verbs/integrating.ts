import { type Command, Option } from 'commander';
import { forgeNames } from '../../model/forge.ts';
import type { Act } from '../act.ts';

/** Commands for CI, which show a saved plan where it is reviewed. */
export function addIntegrating(program: Command, act: Act): void {
  program.commandsGroup('In CI:');
  const ci = program
    .command('ci')
    .summary('show a saved plan in the pull request')
    .description('Shows a plan that `plan --out` saved where it is reviewed.');
  addComment(ci, act);
  addSummary(ci, act);
  addReport(ci, act);
}

function planFlag(): Option {
  return new Option('--plan <file>', 'the plan that `plan --out` saved').default('plan.json');
}

function addComment(ci: Command, act: Act): void {
  ci.command('comment')
    .summary('write it as a comment of the pull request')
    .description(
      'Writes a saved plan as a comment of the pull request that CI runs for: one for each environment and source, kept up to ' +
        'date. Writes none as long as nothing changes. Needs GITHUB_TOKEN, GITLAB_TOKEN or BITBUCKET_TOKEN.',
    )
    .addOption(planFlag())
    .addOption(
      new Option('--provider <name>', 'the host of the pull request (default: whose CI this is)').choices(forgeNames),
    )
    .addOption(
      new Option('--mode <mode>', 'edit the comment in place, or write it anew at the end')
        .choices(['update', 'recreate'])
        .default('update'),
    )
    .action(
      act(async (shell, { options: { plan, provider, mode } }) => {
        const { comment } = await import('../commands/ci/comment.ts');
        return comment(shell, { plan, provider, mode });
      }),
    );
}

function addSummary(ci: Command, act: Act): void {
  ci.command('summary')
    .summary('write it onto the page of the job')
    .description(
      'Writes a saved plan as Markdown onto the page of a job of GitHub Actions, elsewhere to standard output.',
    )
    .addOption(planFlag())
    .action(
      act(async (shell, { options: { plan } }) => {
        const { summary } = await import('../commands/ci/summary.ts');
        return summary(shell, { plan });
      }),
    );
}

function addReport(ci: Command, act: Act): void {
  ci.command('report')
    .summary('count its changes for GitLab')
    .description(
      'Counts what a saved plan changes, as the artifact `reports: terraform` that merge requests of GitLab show.',
    )
    .addOption(planFlag())
    .option('--out <file>', 'file to write (default: standard output)')
    .action(
      act(async (shell, { options: { plan, out } }) => {
        const { report } = await import('../commands/ci/report.ts');
        return report(shell, { plan, out });
      }),
    );
}
