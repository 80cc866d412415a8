import { oncePer } from '../lib/once-per.ts';
import type { Document } from '../model/document.ts';
import { type RuleNode, ruleTree } from '../model/field.ts';
import type { Registry } from '../model/kind.ts';
import type { OverlayRules, PatchRules } from '../model/overlay-rules.ts';
import { checkOverlay } from './check-overlay.ts';
import { layoutsOf } from './layouts-of.ts';

/** Tags are taken out of a spec before its rules are asked, whatever the kind. */
function withTags({ rule, children }: RuleNode): RuleNode {
  const own = children.get('tags') ?? { rule: {}, children: new Map() };
  const tags: RuleNode = { ...own, rule: { ...own.rule, keyedBy: ['key'] } };
  return { rule, children: new Map([...children, ['tags', tags]]) };
}

/** What reading an environment has to know of the kinds. */
export function overlayRules(registry: Registry): OverlayRules {
  const layoutOf = layoutsOf(registry);
  const known = new Map<string, PatchRules | undefined>();
  return { check: oncePer((overlay: Document) => checkOverlay(overlay, registry)), of };

  function of(kind: string): PatchRules | undefined {
    if (!known.has(kind)) known.set(kind, patchRules(kind));
    return known.get(kind);
  }

  function patchRules(name: string): PatchRules | undefined {
    const kind = registry.kinds.get(name);
    const layout = layoutOf(name);
    return kind && layout && { rules: withTags(ruleTree(kind.fields)), layout, nameField: kind.nameField };
  }
}
