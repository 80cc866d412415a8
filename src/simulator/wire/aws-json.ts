import type { AwsError } from '../aws-error.ts';
import type { Reply, WireResponse } from './message.ts';

const contentType = 'application/x-amz-json-1.1';

/** A successful answer of a JSON service. */
export function jsonAnswer(output: object, { requestId }: Reply): WireResponse {
  return { status: 200, headers: headers(requestId), body: JSON.stringify(output) };
}

/** An error of a JSON service; ECS leaves the message out where it is empty. */
export function jsonError(error: AwsError, { requestId }: Reply): WireResponse {
  const body = {
    __type: error.code,
    ...(error.message ? { [error.messageMember]: error.message } : {}),
    ...error.details,
  };
  return { status: error.status, headers: headers(requestId), body: JSON.stringify(body) };
}

function headers(requestId: string): Record<string, string> {
  return { 'content-type': contentType, 'x-amzn-requestid': requestId };
}
