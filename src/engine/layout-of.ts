import type { JsonObject } from '../lib/json.ts';
import type { Layout } from '../model/layout.ts';
import { element, member, memberNames, type Shape } from './shape.ts';

/** The layout of what a schema describes: the order is the one of the schema, which is AWS's own. */
export function layoutOf(schema: JsonObject): Layout {
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
