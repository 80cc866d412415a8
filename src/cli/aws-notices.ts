import { visible } from '../lib/visible.ts';
import type { Kind } from '../model/kind.ts';
import { nameOf, resourceId } from '../model/resource.ts';
import { withoutCertainSecrets } from '../model/secret.ts';
import { exitCode } from './exit-code.ts';
import type { Happening, HappeningSource } from './happening.ts';
import { openView, type Sight, unknownResource } from './looking.ts';
import { reportUnread } from './planning.ts';
import type { Complaint } from './print/failure.ts';
import type { ResourceArgument } from './resource-argument.ts';
import { complain } from './run-command.ts';
import type { Shell } from './shell.ts';

const pauseMs = 5000;

/** What AWS keeps of what happened to the resources of the manifests; an exit code when it keeps nothing of that kind. */
export async function awsNotices(shell: Shell, wanted: Partial<ResourceArgument>): Promise<HappeningSource | number> {
  const { kind, name } = wanted;
  if (kind && !kind.notices) return complain(shell, keepsNone(kind, [...(await shell.registry()).kinds.values()]));
  const id = kind && name !== undefined ? resourceId(kind.name, name) : undefined;
  const view = await openView(shell, id && [id]);
  return {
    pauseMs,
    async look() {
      const { sights, workspace } = await view();
      const shown = sights.filter((sight) => isWanted(sight, wanted));
      if (id && shown.length === 0) {
        const { manifests } = await workspace.runtime.check();
        const known = manifests.map((manifest) => manifest.id);
        return { found: [], code: complain(shell, unknownResource(id, known)) };
      }
      const code = reportUnread(
        shell,
        shown.map(({ step }) => step),
      );
      return { found: shown.flatMap(noticesOf), ...(code === undefined ? {} : { code }) };
    },
  };
}

function isWanted({ step, status }: Sight, { kind, name }: Partial<ResourceArgument>): boolean {
  if (!step.kind.notices || (kind && step.kind.name !== kind.name)) return false;
  return name === undefined || nameOf(status.id) === name;
}

function noticesOf({ status: { id }, step: { kind, observed } }: Sight): Happening[] {
  const notices = observed ? (kind.notices?.(observed) ?? []) : [];
  return notices.map(({ at, message: text }) => {
    const message = withoutCertainSecrets(text);
    return {
      at,
      key: `${id} ${at} ${message}`,
      line: ({ bold }) => `${bold(visible(id))}  ${visible(message)}`,
      document: { at, id, message },
    };
  });
}

function keepsNone(kind: Kind, kinds: readonly Kind[]): Complaint {
  const others = kinds.filter(({ notices }) => notices).map(({ name }) => name);
  return {
    title: `AWS keeps no events of the kind ${kind.name}`,
    code: exitCode.usage,
    rows: [['fix', `It keeps those of ${others.join(', ')}; --server asks a running controller about any kind.`]],
  };
}
