/** An HTTP request as the simulator sees it; header names in lower case. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** An HTTP answer. `cut` asks the transport to break the connection after that many characters of the body. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly cut?: number;
}

/** What an answer says about the call it belongs to; a refused request may name no operation. */
export interface Reply {
  readonly requestId: string;
  readonly operation?: string;
  /** XML name space of the service (awsQuery). */
  readonly namespace?: string | undefined;
}
