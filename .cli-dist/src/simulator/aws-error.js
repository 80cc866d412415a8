/** An answer in AWS's error form. `details` are further modelled members of the error (for example `resourceIds`). */
export class AwsError extends Error {
    code;
    status;
    details;
    constructor(code, message, options = {}) {
        super(message);
        this.code = code;
        this.status = options.status ?? 400;
        this.details = options.details ?? {};
    }
}
