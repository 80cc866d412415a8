import { canonicalJson } from '../../../lib/json.ts';
import { shortHash } from '../../../lib/short-hash.ts';
import { visible } from '../../../lib/visible.ts';
import type { ForgeName } from '../../../model/forge.ts';
import { exitCode } from '../../exit-code.ts';
import type { PlanDocument } from '../../plan-document.ts';
import { planMarkdown } from '../../print/markdown/plan-markdown.ts';
import { isMereAdoption } from '../../print/mere-adoption.ts';
import { isDifference } from '../../print/plan.ts';
import { isKept } from '../../print/plan-summary.ts';
import { readPlan } from '../../read-plan.ts';
import { complain } from '../../run-command.ts';
import type { Shell } from '../../shell.ts';
import { type CommentMode, type Deed, stickComment } from '../../sticky-comment.ts';

/** What `ci comment` was asked for. */
export interface CommentRequest {
  /** The saved plan. */
  readonly plan: string;
  /** Instead of the host whose CI this is. */
  readonly provider?: ForgeName;
  readonly mode: CommentMode;
}

const said: Readonly<Record<Deed, string>> = {
  nothing: 'No comment: nothing changes.',
  create: 'Commented',
  keep: 'The comment says so already',
  update: 'Updated the comment',
  recreate: 'Commented anew',
};

/** Says in the pull request that CI runs for what a saved plan changes. */
export async function comment(shell: Shell, { plan, provider, mode }: CommentRequest): Promise<number> {
  const document = await readPlan(shell, plan);
  if (typeof document === 'number') return document;
  const forge = await shell.openForge(provider);
  if ('missing' in forge) {
    const code = forge.isCredential ? exitCode.denied : exitCode.usage;
    return complain(shell, { title: forge.missing, code, rows: [['fix', forge.fix]] });
  }
  const markdown = planMarkdown(document, { flavour: forge.name, linkTo: forge.linkTo });
  const draft = { key: keyOf(document), markdown, isNews: isNews(document), mode };
  const { deed, comment: posted } = await stickComment(forge, draft, shell);
  shell.stdout.write(posted?.url === undefined ? `${said[deed]}\n` : `${said[deed]}: ${visible(posted.url)}\n`);
  return exitCode.ok;
}

/** Plans of one environment and one source replace each other, whatever was targeted in them. */
function keyOf({ request: { owner, env, paths }, place }: PlanDocument): string {
  return shortHash(canonicalJson({ owner, env, paths: [...paths], account: place?.account, region: place?.region }));
}

/** True when merging changes something, or when something of it is held for somebody to look at. */
function isNews({ changes }: PlanDocument): boolean {
  return changes.some(
    (change) => isDifference(change) && !change.isDrift && !isKept(change.held?.reason) && !isMereAdoption(change),
  );
}
