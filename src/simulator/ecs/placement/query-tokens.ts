/** A piece of a cluster query. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'symbol';
  readonly text: string;
}

const piece =
  /\s*(?:'([^']*)'|"([^"]*)"|(!exists\b|!in\b|==|!=|=~|!~|>=|<=|&&|\|\||[()[\],!<>])|([^\s'"()[\],!<>=&|]+))\s*/y;

/** The pieces of a cluster query in their order; `undefined` when a piece is none of the language. */
export function tokensOf(expression: string): Token[] | undefined {
  const tokens: Token[] = [];
  piece.lastIndex = 0;
  while (piece.lastIndex < expression.length) {
    const match = piece.exec(expression);
    if (!match) return undefined;
    const [, single, double, symbol, word] = match;
    tokens.push(tokenOf({ quoted: single ?? double, symbol, word }));
  }
  return tokens;
}

interface Found {
  readonly quoted: string | undefined;
  readonly symbol: string | undefined;
  readonly word: string | undefined;
}

function tokenOf({ quoted, symbol, word = '' }: Found): Token {
  if (quoted !== undefined) return { kind: 'quoted', text: quoted };
  return symbol === undefined ? { kind: 'word', text: word } : { kind: 'symbol', text: symbol };
}
