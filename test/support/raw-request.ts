import type { Simulator } from '../../src/simulator/simulator.ts';
import type { WireRequest } from '../../src/simulator/wire/message.ts';

/** The header of a signature that names eu-west-1; nobody verifies it. */
export function signatureOf(accessKey: string, service = 'ecs'): string {
  return `AWS4-HMAC-SHA256 Credential=${accessKey}/20260101/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}

/** A signed JSON request as an SDK would send it. */
export function jsonRequest(target: string, body: string, headers: WireRequest['headers'] = {}): WireRequest {
  return {
    method: 'POST',
    path: '/',
    headers: {
      host: '127.0.0.1:4566',
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': target,
      authorization: signatureOf('test'),
      ...headers,
    },
    body,
  };
}

/** A signed query request as an SDK would send it. */
export function queryRequest(body: string, headers: WireRequest['headers'] = {}): WireRequest {
  return {
    method: 'POST',
    path: '/',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      authorization: signatureOf('test', 'sts'),
      ...headers,
    },
    body,
  };
}

/** Sends a request and gives the parts of the answer that a client looks at. */
export async function answerTo(simulator: Simulator, request: WireRequest) {
  const { status, headers, body } = await simulator.handle(request);
  return { status, contentType: headers['content-type'], body };
}
