import type { Cloud } from '../model/ports.ts';
import type { Place } from '../model/resource.ts';

/** AWS, which is connected when it is first called: checking manifests must not wait for it. */
export function lazyCloud(connect: () => Promise<Cloud>, onPlace: (place: Place) => void): Cloud {
  let connected: Cloud | undefined;
  let connecting: Promise<Cloud> | undefined;
  let stopSignal: AbortSignal | undefined;
  const cloud = () => {
    connecting ??= connect().then((opened) => {
      if (stopSignal) opened.until(stopSignal);
      connected = opened;
      return opened;
    });
    return connecting;
  };
  return {
    async place() {
      const place = await (await cloud()).place();
      onPlace(place);
      return place;
    },
    ping: async () => (await cloud()).ping(),
    provider: async (kind) => (await cloud()).provider(kind),
    index: { owned: async (resources) => (await cloud()).index.owned(resources) },
    marks: {
      set: async (arns, tags) => (await cloud()).marks.set(arns, tags),
      clear: async (arns, keys) => (await cloud()).marks.clear(arns, keys),
    },
    calls: () => connected?.calls() ?? 0,
    until(until) {
      stopSignal = until;
      connected?.until(until);
    },
  };
}
