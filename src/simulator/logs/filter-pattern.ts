import { invalid } from './group.ts';

/** A text to look for: plain, one of several, or one that must not be there. */
interface Term {
  readonly sign: string;
  readonly text: string;
}

const oneTerm = /^([?-]?)(?:"((?:[^"\\]|\\.)*)"|(\w+))(?:\s+|$)/;

/**
 * The test that a filter pattern puts messages to, by its terms: words of letters and digits, or anything in quotes. All plain
 * terms are there and none with `-`; of those with `?` one is enough, and where there are others too they do not matter.
 * Throws InvalidParameterException for other patterns: the simulator knows neither JSON, columns nor regular expressions.
 */
export function filterOf(pattern: string): (message: string) => boolean {
  const terms = termsOf(pattern.trim());
  const signed = (sign: string) => terms.filter((term) => term.sign === sign);
  const [all, any, none] = [signed(''), signed('?'), signed('-')];
  return (message) => {
    const contains = ({ text }: Term) => message.includes(text);
    if (terms.length > 0 && any.length === terms.length) return any.some(contains);
    return all.every(contains) && !none.some(contains);
  };
}

function termsOf(pattern: string): Term[] {
  const terms: Term[] = [];
  for (let rest = pattern; rest !== ''; ) {
    const [whole, sign, quoted, word] = oneTerm.exec(rest) ?? [];
    if (whole === undefined) throw unreadable(pattern);
    terms.push({ sign: sign ?? '', text: quoted?.replace(/\\(.)/g, '$1') ?? word ?? '' });
    rest = rest.slice(whole.length);
  }
  return terms;
}

function unreadable(pattern: string) {
  if (/^[{[]|%/.test(pattern)) return invalid(`The simulator does not support the filter pattern ${pattern}`);
  return invalid('Invalid filter pattern: a term with other characters than letters and digits must be in quotes.');
}
