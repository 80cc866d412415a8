import { type Command, Option } from 'commander';
import type { Act } from '../act.ts';
import { addSettings, durationFlag, outputFlag, pathsArgument, severalFlag, tailFlag } from './flags.ts';

/** Commands that look. */
export function addLooking(program: Command, act: Act): void {
  program.commandsGroup('Look:');
  program
    .command('status')
    .summary('how everything is')
    .description('Counts what is in sync and healthy, and lists what is not.')
    .addOption(outputFlag('text', 'json'))
    .action(
      act(async (shell, { options }) => {
        const { status } = await import('../commands/status.ts');
        return status(shell, { output: options.output });
      }),
    );
  program
    .command('get')
    .summary('list resources')
    .description('Lists resources as they are on AWS now.')
    .argument('[kind[/name]]', 'for example service, or Service/web; everything when left out')
    .addOption(outputFlag('text', 'wide', 'json', 'yaml', 'name'))
    .option('-w, --watch', 'go on, and print again when something changes')
    .action(
      act(async (shell, { args: [resource], options }) => {
        const { get } = await import('../commands/get.ts');
        const request = { output: options.output, watch: options.watch === true };
        return get(shell, resource === undefined ? request : { ...request, resource });
      }),
    );
  program
    .command('describe')
    .summary('everything about one resource')
    .description('Shows one resource with its conditions, what differs from its manifest, and what AWS has.')
    .argument('<kind/name>', 'for example Service/web')
    .addOption(outputFlag('text', 'json'))
    .action(
      act(async (shell, { args: [resource = ''], options }) => {
        const { describe } = await import('../commands/describe.ts');
        return describe(shell, { resource, output: options.output });
      }),
    );
  addDoctor(program, act);
  addRender(program, act);
  addWait(program, act);
  addLogs(program, act);
  addEvents(program, act);
}

function addDoctor(program: Command, act: Act): void {
  const command = program
    .command('doctor')
    .summary('check what evenkeel stands on')
    .description(
      'Checks, in this order, Node.js, git, manifests, configuration, region, credentials, endpoint, clock, permissions and quotas, ' +
        'and with --server the controller; says how each is and what to do about it. Changes nothing.',
    )
    .argument(...pathsArgument)
    .addOption(outputFlag('text', 'json'));
  addSettings(command, 'server').action(
    act(async (shell, { args: paths, options }) => {
      const { doctor } = await import('../commands/doctor.ts');
      return doctor(shell, { paths, output: options.output });
    }),
  );
}

function addRender(program: Command, act: Act): void {
  program
    .command('render')
    .summary('manifests as they count')
    .description(
      'Prints manifests with variables filled in, the overlay of the environment applied, and specFrom read, each with its place. ' +
        'What is printed gives the same plan, but for values that look like secrets, which are hidden. Asks nobody.',
    )
    .argument(...pathsArgument)
    .addOption(outputFlag('yaml', 'json'))
    .addOption(severalFlag('--target <kind/name>', 'only this manifest; may be given again', 'all of them'))
    .action(
      act(async (shell, { args: paths, options: { output, target: targets } }) => {
        const { render } = await import('../commands/render.ts');
        return render(shell, { paths, output, targets });
      }),
    );
}

function addWait(program: Command, act: Act): void {
  const command = program
    .command('wait')
    .summary('wait until resources are ready')
    .description(
      'Looks again and again until every resource is as asked, one cannot be without a person, or time is up.',
    )
    .argument('<kind/name...>', 'for example Service/web')
    .addOption(conditionFlag());
  addSettings(command, 'timeout', 'logFormat').action(
    act(async (shell, { args: resources, options }) => {
      const { wait } = await import('../commands/wait.ts');
      return wait(shell, { resources, condition: options.for });
    }),
  );
}

function addLogs(program: Command, act: Act): void {
  program
    .command('logs')
    .summary('what containers write')
    .description('Shows what the containers behind a resource write to CloudWatch Logs.')
    .argument('<service>', 'for example web, or Service/web; a task definition too')
    .option('-f, --follow', 'go on, and print what is new')
    .addOption(durationFlag('--since', 'how far back (default: 10m, with --stopped 1h)'))
    .option('--container <name>', 'only this container')
    .option('--stopped', 'also tasks that stopped within the last hour, each with its reason')
    .addOption(tailFlag())
    .action(
      act(async (shell, { args: [resource = ''], options }) => {
        const { logs } = await import('../commands/logs.ts');
        const { follow = false, since: sinceMs, container, stopped = false, tail } = options;
        return logs(shell, { resource, follow, sinceMs, container, stopped, tail });
      }),
    );
}

function addEvents(program: Command, act: Act): void {
  const command = program
    .command('events')
    .summary('what happened lately')
    .description('Shows what AWS has noted about resources or, with --server, what a running controller saw and did.')
    .argument('[kind[/name]]', 'for example Service/web; everything when left out')
    .option('-f, --follow', 'go on, and print what is new')
    .addOption(durationFlag('--since', 'how far back').default(3_600_000, '1h'))
    .addOption(outputFlag('text', 'json'));
  addSettings(command, 'server').action(
    act(async (shell, { args: [resource], options }) => {
      const { events } = await import('../commands/events.ts');
      const request = { follow: options.follow === true, sinceMs: options.since, output: options.output };
      return events(shell, resource === undefined ? request : { ...request, resource });
    }),
  );
}

function conditionFlag(): Option {
  const names = ['sync', 'health', 'ready', 'delete'];
  return new Option('--for <condition>', 'ready is sync and health').choices(names).default('ready');
}
