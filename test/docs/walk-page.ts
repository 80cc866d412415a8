import { readFileSync } from 'node:fs';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { editFile } from './edit-file.ts';
import { type Output, readPage, type Step } from './read-page.ts';
import { settledOutput } from './settled-output.ts';
import { shellSession } from './shell-session.ts';
import { simulatorCommand } from './simulator-command.ts';

/** The page with what its commands really print, where that is something else than it says. Throws when one fails without saying so. */
export async function walkPage(path: string): Promise<string> {
  const page = readFileSync(path, 'utf8');
  const folder = temporaryFolder();
  const simulator = await simulatorCommand(folder);
  const shell = shellSession(folder.path, simulator.environment);
  const printed: (Output & { readonly now: string })[] = [];

  async function run({ body, output }: Extract<Step, { does: 'run' }>): Promise<void> {
    const ended = await shell.run(simulator.atItsPort(body));
    const text = simulator.atUsualPort(ended.output);
    const announced = [...text.matchAll(/\(exit (\d+)\)/g)].map(([, code]) => Number(code));
    if (String(ended.failures) !== String(announced))
      throw new Error(`${path}: ${body}ended with ${ended.failures.join(', ') || '0'}, and printed:\n${text}`);
    if (output === 'none' && text.trim() !== '')
      throw new Error(`${path} does not say what this prints:\n${body}${text}`);
    if (typeof output === 'object') printed.push({ ...output, now: `${text.trim()}\n` });
  }

  for (const step of readPage(page)) {
    if (step.does === 'write') folder.write(step.file, step.body);
    if (step.does === 'edit') folder.write(step.file, editFile(readFileSync(folder.at(step.file), 'utf8'), step.body));
    if (step.does === 'run') await run(step);
  }
  return printed.reduceRight((text, { from, to, text: said, now }) => {
    const same = settledOutput(said) === settledOutput(now);
    return same ? text : `${text.slice(0, from)}${now}${text.slice(to)}`;
  }, page);
}
