import { AwsError } from './aws-error.ts';
import { scopeOf } from './caller.ts';
import { readInput } from './input.ts';
import type { OperationEntry, ServiceModel } from './operation.ts';
import { jsonAnswer, jsonError } from './wire/aws-json.ts';
import { ec2Error, queryAnswer, queryError } from './wire/aws-query.ts';
import type { Reply, WireRequest, WireResponse } from './wire/message.ts';
import { readQueryInput } from './wire/query-input.ts';

/** The operation that a request names. */
export interface Target {
  readonly service: ServiceModel<never>;
  readonly operation: string;
  readonly entry: OperationEntry<never>;
  /** Decodes the request's input; throws AwsError. */
  readonly readInput: () => object;
}

/** The operation that a request names, or the answer to a request that names none. */
export type Route = { readonly target: Target } | { readonly answer: (requestId: string) => WireResponse };

type Services = readonly ServiceModel<never>[];

/** Finds the operation by `X-Amz-Target` or by the form's `Action`; every refusal comes in the protocol of the request. */
export function route(request: WireRequest, services: Services): Route {
  const contentType = request.headers['content-type'] ?? '';
  const header = request.headers['x-amz-target'];
  if (header !== undefined) return jsonRoute(request, header, services);
  if (contentType.startsWith('application/x-www-form-urlencoded')) return queryRoute(request, services);
  if (request.method === 'GET' && request.path === '/' && !scopeOf(request)) {
    return { answer: () => hint(request, services) };
  }
  return { answer: (requestId) => notFound(request, requestId) };
}

function jsonRoute(request: WireRequest, header: string, services: Services): Route {
  // Real front ends answer another version of the protocol, or none, without looking further.
  if (!request.headers['content-type']?.startsWith('application/x-amz-json-1.1')) return { answer: wrongProtocol };
  const [prefix = '', operation = ''] = header.split('.');
  const service = services.find((candidate) => candidate.target === prefix);
  const entry = operationOf(service, operation);
  if (!service || !entry) {
    const error = unknownOperation(`${service?.name ?? scopeOf(request)?.service ?? prefix}:${operation}`);
    return { answer: (requestId) => jsonError(error, { requestId }) };
  }
  return { target: { service, operation, entry, readInput: () => readInput(entry, parseJson(request.body)) } };
}

function queryRoute(request: WireRequest, services: Services): Route {
  const form = new URLSearchParams(request.body);
  const operation = form.get('Action');
  if (!operation) return { answer: (requestId) => queryError(missingAction, { requestId }) };
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

function operationOf(service: ServiceModel<never> | undefined, operation: string): OperationEntry<never> | undefined {
  return service && Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body || '{}') ?? {};
  } catch {
    throw new AwsError('SerializationException', 'The request body is not valid JSON.');
  }
}

/** Writes the answer of an operation in the protocol of its service. */
export function writeAnswer(
  { service, operation }: Target,
  answer: object | AwsError,
  requestId: string,
): WireResponse {
  const reply: Reply = { requestId, operation, namespace: service.namespace };
  if (service.protocol === 'awsQuery') {
    return answer instanceof AwsError ? queryError(answer, reply) : queryAnswer(answer, reply);
  }
  return answer instanceof AwsError ? jsonError(answer, reply) : jsonAnswer(answer, reply);
}

function unknownOperation(name: string): AwsError {
  return new AwsError('UnknownOperationException', `The simulator does not support the operation ${name}.`);
}

function wrongProtocol(requestId: string): WireResponse {
  const headers = { 'content-type': 'application/xml', 'x-amzn-requestid': requestId };
  return { status: 404, headers, body: '<UnknownOperationException/>\n' };
}

function notFound(request: WireRequest, requestId: string): WireResponse {
  const named = [scopeOf(request)?.service, request.method, request.path].filter(Boolean).join(' ');
  const { code, message } = unknownOperation(named);
  const response = jsonError(new AwsError(code, message, { status: 404 }), { requestId });
  return { ...response, headers: { ...response.headers, 'x-amzn-errortype': code } };
}

function hint({ headers }: WireRequest, services: Services): WireResponse {
  const names = services.map(({ name }) => name).join(', ');
  const settings = `AWS_ENDPOINT_URL=http://${headers.host ?? 'localhost'} AWS_REGION=eu-west-1`;
  const body = `A simulation of AWS (${names}): call it with any AWS client, ${settings} and any credentials.\n`;
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
