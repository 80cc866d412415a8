import { type ToyOptions, type ToyWorld, toyWorld } from './toy-world.ts';

/** A world where everything is as wanted; what happened until then is forgotten. */
export async function settledToys(files: Record<string, string>, options: ToyOptions = {}): Promise<ToyWorld> {
  const world = toyWorld(files, options);
  await world.clock.advance(30_000);
  world.calls.length = 0;
  world.events.length = 0;
  return world;
}

/** What the controller changed, in order: `update Brick/a`. */
export function toyWrites({ calls }: ToyWorld): string[] {
  return calls.map(({ name }) => name).filter((name) => /^(create|update|remove)/.test(name));
}
