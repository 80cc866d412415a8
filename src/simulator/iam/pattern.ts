/** Tells whether a text is what an IAM pattern says: `*` stands for any text, `?` for one character, `${*}`, `${?}` and `${$}` for themselves. */
export function patternMatcher(pattern: string, flags = ''): (text: string) => boolean {
  if (!/[*?$]/.test(pattern)) return flags === 'i' ? sameLetters(pattern) : (text) => text === pattern;
  const source = pattern.replace(/\$\{([*?$])\}|([*?])|[\\^$.+()[\]{}|]/g, (found, escaped, wild) => {
    if (escaped) return `\\${escaped}`;
    if (wild) return wild === '*' ? '.*' : '.';
    return `\\${found}`;
  });
  const form = new RegExp(`^${source}$`, `s${flags}`);
  return (text) => form.test(text);
}

/** As `patternMatcher`, each of an ARN's six parts by itself (IAM user guide, ARN condition operators). */
export function arnMatcher(pattern: string): (text: string) => boolean {
  const parts = partsOf(pattern).map((part) => patternMatcher(part));
  return (text) => {
    const given = partsOf(text);
    return given.length === parts.length && parts.every((matches, index) => matches(given[index] ?? ''));
  };
}

function partsOf(arn: string): string[] {
  const [arnWord = '', partition = '', service = '', region = '', account = '', ...resource] = arn.split(':');
  return [arnWord, partition, service, region, account, resource.join(':')];
}

function sameLetters(pattern: string): (text: string) => boolean {
  const lower = pattern.toLowerCase();
  return (text) => text.toLowerCase() === lower;
}
