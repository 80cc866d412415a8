import { AwsError } from "./aws-error.js";
import { scopeOf } from "./caller.js";
import { readInput } from "./input.js";
import { jsonAnswer, jsonError } from "./wire/aws-json.js";
import { ec2Error, queryAnswer, queryError } from "./wire/aws-query.js";
import { readQueryInput } from "./wire/query-input.js";
/** Finds the operation by `X-Amz-Target` or by the form's `Action`; every refusal comes in the protocol of the request. */
export function route(request, services) {
    const contentType = request.headers['content-type'] ?? '';
    const header = request.headers['x-amz-target'];
    if (header !== undefined)
        return jsonRoute(request, header, services);
    if (contentType.startsWith('application/x-www-form-urlencoded'))
        return queryRoute(request, services);
    if (request.method === 'GET' && request.path === '/' && !scopeOf(request)) {
        return { answer: () => hint(request, services) };
    }
    return { answer: (requestId) => notFound(request, requestId) };
}
function jsonRoute(request, header, services) {
    // Real front ends answer another version of the protocol, or none, without looking further.
    if (!request.headers['content-type']?.startsWith('application/x-amz-json-1.1'))
        return { answer: wrongProtocol };
    const [prefix = '', operation = ''] = header.split('.');
    const service = services.find((candidate) => candidate.target === prefix);
    const entry = operationOf(service, operation);
    if (!service || !entry) {
        const error = unknownOperation(`${service?.name ?? scopeOf(request)?.service ?? prefix}:${operation}`);
        return { answer: (requestId) => jsonError(error, { requestId }) };
    }
    return { target: { service, operation, entry, readInput: () => readInput(entry, parseJson(request.body)) } };
}
function queryRoute(request, services) {
    const form = new URLSearchParams(request.body);
    const operation = form.get('Action');
    if (!operation)
        return { answer: (requestId) => queryError(missingAction, { requestId }) };
    const version = form.get('Version') ?? '';
    const service = services.find((candidate) => candidate.protocol === 'awsQuery' && candidate.target === version);
    const entry = operationOf(service, operation);
    if (!service || !entry) {
        const error = unknownOperation(`${service?.name ?? scopeOf(request)?.service ?? version}:${operation}`);
        const inDialect = version === '2016-11-15' ? ec2Error : queryError;
        return { answer: (requestId) => inDialect(error, { requestId, namespace: service?.namespace }) };
    }
    return { target: { service, operation, entry, readInput: () => readQueryInput(entry, form) } };
}
const missingAction = new AwsError('MissingAction', 'The request is missing an action or a required parameter.');
function operationOf(service, operation) {
    return service && Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined;
}
function parseJson(body) {
    try {
        return JSON.parse(body || '{}') ?? {};
    }
    catch {
        throw new AwsError('SerializationException', 'The request body is not valid JSON.');
    }
}
/** Writes the answer of an operation in the protocol of its service. */
export function writeAnswer({ service, operation }, answer, requestId) {
    const reply = { requestId, operation, namespace: service.namespace };
    if (service.protocol === 'awsQuery') {
        return answer instanceof AwsError ? queryError(answer, reply) : queryAnswer(answer, reply);
    }
    return answer instanceof AwsError ? jsonError(answer, reply) : jsonAnswer(answer, reply);
}
function unknownOperation(name) {
    return new AwsError('UnknownOperationException', `The simulator does not support the operation ${name}.`);
}
function wrongProtocol(requestId) {
    const headers = { 'content-type': 'application/xml', 'x-amzn-requestid': requestId };
    return { status: 404, headers, body: '<UnknownOperationException/>\n' };
}
function notFound(request, requestId) {
    const named = [scopeOf(request)?.service, request.method, request.path].filter(Boolean).join(' ');
    const { code, message } = unknownOperation(named);
    const response = jsonError(new AwsError(code, message, { status: 404 }), { requestId });
    return { ...response, headers: { ...response.headers, 'x-amzn-errortype': code } };
}
function hint({ headers }, services) {
    const names = services.map(({ name }) => name).join(', ');
    const settings = `AWS_ENDPOINT_URL=http://${headers.host ?? 'localhost'} AWS_REGION=eu-west-1`;
    const body = `A simulation of AWS (${names}): call it with any AWS client, ${settings} and any credentials.\n`;
    return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
