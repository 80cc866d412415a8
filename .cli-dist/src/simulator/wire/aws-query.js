import { xmlElements } from "./xml.js";
/** What the query front end calls the errors of the JSON front end, with its HTTP status. */
const frontEndErrors = {
    MissingAuthenticationTokenException: ['MissingAuthenticationToken', 403],
    IncompleteSignatureException: ['IncompleteSignature', 400],
    UnrecognizedClientException: ['InvalidClientTokenId', 403],
    ExpiredTokenException: ['ExpiredToken', 403],
    AccessDeniedException: ['AccessDenied', 403],
    UnknownOperationException: ['InvalidAction', 400],
    SerializationException: ['MalformedInput', 400],
    ThrottlingException: ['Throttling', 400],
};
const frontEndNamespace = 'http://webservices.amazon.com/AWSFault/2005-15-09';
/** A successful answer of a query service; lists become `<member>` elements. */
export function queryAnswer(output, { requestId, operation, namespace = frontEndNamespace }) {
    const result = `<${operation}Result>${xmlElements(output)}</${operation}Result>`;
    const body = `<${operation}Response xmlns="${namespace}">${result}${xmlElements({ ResponseMetadata: { RequestId: requestId } })}</${operation}Response>`;
    return { status: 200, headers: headers(requestId), body };
}
/** An error of a query service. */
export function queryError(error, { requestId, namespace = frontEndNamespace }) {
    const [code, status] = frontEndErrors[error.code] ?? [error.code, error.status];
    const inner = { Type: status >= 500 ? 'Receiver' : 'Sender', Code: code, Message: error.message, ...error.details };
    const body = `<ErrorResponse xmlns="${namespace}">${xmlElements({ Error: inner, RequestId: requestId })}</ErrorResponse>`;
    return { status, headers: headers(requestId), body };
}
/** An error in the dialect of EC2. */
export function ec2Error(error, { requestId }) {
    const [code, status] = frontEndErrors[error.code] ?? [error.code, error.status];
    const inner = { Errors: { Error: { Code: code, Message: error.message } }, RequestID: requestId };
    return { status, headers: headers(requestId), body: `<Response>${xmlElements(inner)}</Response>` };
}
function headers(requestId) {
    return { 'content-type': 'text/xml', 'x-amzn-requestid': requestId };
}
