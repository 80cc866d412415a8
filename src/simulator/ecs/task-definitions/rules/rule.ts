import type { Container, Draft } from '../draft.ts';

/** Says what is wrong with a task definition in AWS's words, if anything. */
export type Rule = (draft: Draft) => string | undefined;

/** The same about one container of it. */
export type ContainerRule = (container: Container, draft: Draft) => string | undefined;

/** Applies a rule to every container in turn. */
export function everyContainer(...rules: readonly ContainerRule[]): Rule {
  return (draft) =>
    firstOf(draft.containerDefinitions, (container) => firstOf(rules, (rule) => rule(container, draft)));
}

/** The first problem that any of the items has. */
export function firstOf<Item>(items: Iterable<Item>, problem: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = problem(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first item that occurs more than once. */
export function firstDuplicate(items: readonly string[]): string | undefined {
  return items.find((item, index) => items.indexOf(item) < index);
}

/** True for a list that has items: an empty one counts as left out. */
export function isFilled(list: readonly unknown[] | undefined): boolean {
  return (list?.length ?? 0) > 0;
}

/** True when a Windows operating system is asked for. */
export function isWindows({ runtimePlatform }: Draft): boolean {
  return runtimePlatform?.operatingSystemFamily?.startsWith('WINDOWS') ?? false;
}

/** True for an image of a private Amazon ECR registry. */
export function isFromEcr(image: string): boolean {
  return /^\d{12}\.dkr[.-]ecr[.-]/.test(image);
}
