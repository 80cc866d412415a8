import type { JsonObject } from '../lib/json.ts';
import type { Registry } from '../model/kind.ts';
import type { Layout, LayoutOf } from '../model/layout.ts';
import { overlayKind } from '../model/overlay.ts';
import { element, member, memberNames, type Shape } from './shape.ts';

/** The layouts of the manifests of each kind, and of overlays. */
export function layoutsOf({ kinds, schema }: Registry): LayoutOf {
  return (kind) => (kinds.has(kind) || kind === overlayKind ? layoutOf(schema(kind)) : undefined);
}

/** The layout of what a schema describes: the order is the one of the schema, which is AWS's own. */
function layoutOf(schema: JsonObject): Layout {
  return layoutOfShape({ schema, root: schema });
}

function layoutOfShape(shape: Shape): Layout {
  const below = (inner: Shape | undefined) => inner && layoutOfShape(inner);
  return {
    names: memberNames(shape),
    member: (name) => below(member(shape, name)),
    element: () => below(element(shape)),
  };
}
