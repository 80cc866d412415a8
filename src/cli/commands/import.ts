import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { visible } from '../../lib/visible.ts';
import type { Import, NotFound } from '../../model/imported.ts';
import type { Kind } from '../../model/kind.ts';
import { exitCode } from '../exit-code.ts';
import { importFiles } from '../import-files.ts';
import { palette } from '../print/colour.ts';
import type { Complaint } from '../print/failure.ts';
import { importSummary } from '../print/import-summary.ts';
import { manifestText } from '../print/manifest-text.ts';
import { kindNamed } from '../resource-argument.ts';
import { complain, interruptedCode, say } from '../run-command.ts';
import type { Shell } from '../shell.ts';

/** What `import` was asked for. */
export interface ImportRequest {
  /** A kind, in any case and number. */
  readonly kind: string;
  readonly name: string;
  /** The folder to write into; the first one of the setting "manifests" when left out. */
  readonly out?: string | undefined;
  /** Write out what looks like a secret. */
  readonly withSecrets: boolean;
}

/** Writes manifests for what AWS has. */
export async function importLive(shell: Shell, request: ImportRequest): Promise<number> {
  const kind = kindNamed(request.kind, await shell.registry());
  if (!('fields' in kind)) return complain(shell, kind);
  if (request.name === '') return complain(shell, nameless);
  const folder = shown(request.out ?? shell.config.values.manifests[0] ?? '.');
  const { runtime } = await shell.openRuntime({ paths: neighbours(shell, folder) });
  const { name, withSecrets } = request;
  const found = await runtime.import({ kind, name, withSecrets });
  if (shell.signal.aborted) return interruptedCode(shell);
  if ('missing' in found) return complain(shell, notFound(kind, found));
  if (found.manifests.length === 0) return complain(shell, nothingToWrite(found));
  return write(shell, found, { folder, command: `evenkeel import ${request.kind} ${name}` });
}

/** The folders that are read together with the one that is written into. */
function neighbours({ config }: Shell, folder: string): readonly string[] {
  const { manifests } = config.values;
  return manifests.some((parent) => isInside(folder, parent)) ? manifests : [folder];
}

/** As somebody would type it who works here. */
function shown(folder: string): string {
  return isInside(folder, '.') ? relative('.', folder) || '.' : folder;
}

function isInside(folder: string, parent: string): boolean {
  const path = relative(resolve(parent), resolve(folder));
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

async function write(
  shell: Shell,
  found: Import,
  { folder, command }: { folder: string; command: string },
): Promise<number> {
  const { account, region } = found.place;
  const comment = `Imported from account ${account} in ${region} by \`${command}\`.`;
  const files = importFiles(found.manifests).map((file) => ({ ...file, path: join(folder, file.name) }));
  const existing = await shell.existing(files.map(({ path }) => path));
  if (existing.length > 0) return complain(shell, wouldOverwrite(existing));
  const texts = files.map(async ({ path, manifests }) => {
    const contents = manifests.map(({ manifest }) => manifest);
    return [path, await manifestText(comment, contents)] as const;
  });
  const why = await shell.writeNew(new Map(await Promise.all(texts)));
  if (why !== undefined) return complain(shell, notWritten(why));
  say(shell, importSummary(found, { files, folder }, palette(shell.stderr.colour)));
  return exitCode.ok;
}

const nameless: Complaint = {
  title: 'the name is empty',
  code: exitCode.usage,
  rows: [['fix', 'Write what AWS calls it, for example: evenkeel import cluster demo']],
};

function notFound(kind: Kind, { missing, near }: NotFound): Complaint {
  return {
    title: `AWS has no ${kind.name} ${visible(missing)} here`,
    code: exitCode.failed,
    rows: [['fix', near ? `did you mean ${visible(near)}?` : 'check the name, the account and the region']],
  };
}

function nothingToWrite({ described, leftOut }: Import): Complaint {
  const remarks = [...leftOut, ...described].map(({ id, text }) => `${visible(id)}  ${visible(text)}`);
  return {
    title: 'there is nothing to import',
    code: exitCode.failed,
    rows: [...remarks, ['fix', 'Everything that was found is described already, or cannot be; see above.']],
  };
}

function notWritten(why: string): Complaint {
  return {
    title: 'the manifests could not be written, and none of them was',
    code: exitCode.failed,
    rows: [visible(why), ['fix', 'Choose another folder with --out, or see that it may be written to.']],
  };
}

function wouldOverwrite(existing: readonly string[]): Complaint {
  return {
    title: 'files of these names exist already, and nothing was written',
    code: exitCode.usage,
    rows: [...existing.map(visible), ['fix', 'Choose another folder with --out, or move them away.']],
  };
}
