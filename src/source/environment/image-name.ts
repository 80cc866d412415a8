/** An image taken apart: what stands before its tag and digest, and those. */
export interface ImageName {
  /** `ref:Repository/web`, `nginx` or a repository with its registry. */
  readonly name: string;
  /** With its `:` or `@`; empty when there is neither. */
  readonly suffix: string;
}

const reference = /^ref:([^/:@#]+)\/([^:@#]+)/;

/** Takes an image apart. */
export function imageName(image: string): ImageName {
  const [, name = image, suffix = ''] = /^(ref:[^:@]*|.*?)((?::[^/:@]+)?(?:@[^/@]+)?)$/s.exec(image) ?? [];
  return { name, suffix };
}

/** The kind and name of the manifest that an image refers to. */
export function referredBy(name: string): { readonly kind: string; readonly name: string } | undefined {
  const [, kind, target] = reference.exec(name) ?? [];
  return kind === undefined || target === undefined ? undefined : { kind, name: target };
}

/** The repository without its registry, which has a dot or a port, or is this machine. */
export function withoutRegistry(name: string): string {
  const [first = '', ...rest] = name.split('/');
  return rest.length > 0 && (/[.:]/.test(first) || first === 'localhost') ? rest.join('/') : name;
}
