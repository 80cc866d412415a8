/** The address of the next page that a Link header (RFC 8288) names. */
export function nextLink(header: string | null): string | undefined {
  const links = [...(header?.matchAll(/<([^<>]*)>([^<]*)/g) ?? [])];
  const next = links.find(([, , parameters = '']) => /;\s*rel="?next"?\s*(?:[;,]|$)/i.test(parameters));
  return next?.[1];
}
