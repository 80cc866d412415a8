import { checkPlace, type Guard } from '../model/guard.ts';
import type { Cloud } from '../model/ports.ts';

/** AWS, of which nothing but the place is asked before that is known to be where the environment belongs. Throws WrongPlace. */
export function guardedCloud(cloud: Cloud, guard: () => Guard | undefined): Cloud {
  let isChecked = false;
  const place = async () => {
    isChecked = false;
    const wanted = guard();
    const found = await cloud.place();
    checkPlace(wanted, found);
    isChecked = true;
    return found;
  };
  const checked = async () => {
    if (!isChecked) await place();
  };
  return {
    ...cloud,
    place,
    async provider(kind) {
      await checked();
      return cloud.provider(kind);
    },
    index: {
      async owned(resources) {
        await checked();
        return cloud.index.owned(resources);
      },
    },
    marks: {
      async set(arns, tags) {
        await checked();
        return cloud.marks.set(arns, tags);
      },
      async clear(arns, keys) {
        await checked();
        return cloud.marks.clear(arns, keys);
      },
    },
  };
}
