/** Where a server listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** How many times as fast as real time: `10x`, `10` or `0.5x`; undefined when it is not a positive number. */
export function speedOf(text: string): number | undefined {
  const speed = /^\d+(\.\d+)?x?$/.test(text) ? Number(text.replace('x', '')) : 0;
  return speed > 0 && speed <= 10_000 ? speed : undefined;
}

/** A TCP port, 0 for any free one; undefined when it is none. */
export function portOf(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

/** An address such as `127.0.0.1:7373`, `:7373` or `[::1]:7373`, on loopback when it names no host; undefined when it is none. */
export function addressOf(text: string): Address | undefined {
  const [, host = '', portText = ''] = /^(?:(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]*):)?(\d+)$/.exec(text) ?? [];
  const port = portOf(portText);
  return port === undefined ? undefined : { host: host.replace(/^\[|\]$/g, '') || '127.0.0.1', port };
}
