interface Options {
  readonly status?: number;
  readonly details?: Record<string, unknown>;
  readonly messageMember?: 'Message';
}

/** An answer in AWS's error form. `details` are further modelled members of the error (for example `resourceIds`). */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;
  /** How a JSON service spells the member that holds the message. */
  readonly messageMember: 'message' | 'Message';

  constructor(code: string, message: string, options: Options = {}) {
    super(message);
    this.code = code;
    this.status = options.status ?? 400;
    this.details = options.details ?? {};
    this.messageMember = options.messageMember ?? 'message';
  }
}
