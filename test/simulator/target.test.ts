import { describe, expect, test } from 'vitest';
import { answerTo, jsonRequest, queryRequest, signatureOf } from '../support/raw-request.ts';
import { simulatedAws } from '../support/simulated-aws.ts';

const ecs = 'AmazonEC2ContainerServiceV20141113';

function json(type: string, message: string): string {
  return JSON.stringify({ __type: type, message });
}

describe('a JSON request', () => {
  test.each([
    [
      'an unknown operation of a known service',
      jsonRequest(`${ecs}.MakeCoffee`, '{}'),
      json('UnknownOperationException', 'The simulator does not support the operation ecs:MakeCoffee.'),
    ],
    [
      'an operation of an unknown service',
      jsonRequest('Route53AutoNaming_v20170314.ListServices', '{}', {
        authorization: signatureOf('test', 'servicediscovery'),
      }),
      json('UnknownOperationException', 'The simulator does not support the operation servicediscovery:ListServices.'),
    ],
    [
      'a member of every object, which is no operation',
      jsonRequest(`${ecs}.constructor`, '{}'),
      json('UnknownOperationException', 'The simulator does not support the operation ecs:constructor.'),
    ],
    [
      'a body that is no JSON',
      jsonRequest(`${ecs}.ListClusters`, '{"a":'),
      json('SerializationException', 'The request body is not valid JSON.'),
    ],
    [
      'a body that is no object',
      jsonRequest(`${ecs}.ListClusters`, '[]'),
      json('SerializationException', 'input must be a structure'),
    ],
    [
      'a member of the wrong type',
      jsonRequest(`${ecs}.DescribeClusters`, '{"clusters":["a",1]}'),
      json('SerializationException', 'clusters[1] must be a string'),
    ],
  ])('with %s is answered 400', async (_what, request, body) => {
    const answer = await answerTo(simulatedAws().simulator, request);
    expect(answer).toEqual({ status: 400, contentType: 'application/x-amz-json-1.1', body });
  });

  test.each([
    ['JSON 1.0', 'application/x-amz-json-1.0'],
    ['no content type', undefined],
  ])('with %s is answered 404 in XML, as ECR does', async (_what, type) => {
    const { simulator } = simulatedAws();
    const answer = await answerTo(simulator, jsonRequest(`${ecs}.ListClusters`, '{}', { 'content-type': type }));
    expect(answer).toEqual({ status: 404, contentType: 'application/xml', body: '<UnknownOperationException/>\n' });
  });

  test.each([
    ['an empty body', ''],
    ['null', 'null'],
    ['members that AWS does not know', '{"color":"red","maxResults":null}'],
  ])('with %s is carried out', async (_what, body) => {
    const answer = await answerTo(simulatedAws().simulator, jsonRequest(`${ecs}.ListClusters`, body));
    expect(answer).toMatchObject({ status: 200, body: '{"clusterArns":[]}' });
  });
});

describe('a query request', () => {
  test.each([
    ['an unknown action', 'Action=GetCoffee&Version=2011-06-15', 'sts:GetCoffee'],
    ['an unknown version', 'Action=ListRoles&Version=2010-05-08', 'sts:ListRoles'],
  ])('with %s is refused in XML', async (_what, body, name) => {
    const answer = await answerTo(simulatedAws().simulator, queryRequest(body));
    expect(answer).toMatchObject({ status: 400, contentType: 'text/xml' });
    expect(answer.body).toContain(
      `<Error><Type>Sender</Type><Code>InvalidAction</Code><Message>The simulator does not support the operation ${name}.</Message></Error>`,
    );
  });

  test('without an action is refused in XML', async () => {
    const { body } = await answerTo(simulatedAws().simulator, queryRequest('Version=2011-06-15'));
    expect(body).toContain('<Code>MissingAction</Code>');
  });

  test('of EC2 is refused in the dialect of EC2', async () => {
    const { simulator } = simulatedAws();
    const { body } = await answerTo(simulator, queryRequest('Action=DescribeSubnets&Version=2016-11-15'));
    expect(body).toMatch(/^<Response><Errors><Error><Code>InvalidAction<\/Code>.*<RequestID>/);
  });
});

describe('any other request', () => {
  test('GET / says what listens here and how to use it', async () => {
    const { simulator } = simulatedAws();
    const request = { method: 'GET', path: '/', headers: { host: '127.0.0.1:4566' }, body: '' };
    const answer = await answerTo(simulator, request);
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('AWS_ENDPOINT_URL=http://127.0.0.1:4566');
  });

  test.each([
    ['POST', '/schedules/nightly', undefined, 'operation POST /schedules/nightly.'],
    ['GET', '/', signatureOf('test', 's3'), 'operation s3 GET /.'],
  ])('%s %s is answered 404 and named', async (method, path, authorization, name) => {
    const { simulator } = simulatedAws();
    const answer = await answerTo(simulator, { method, path, headers: { authorization }, body: '' });
    expect(answer.status).toBe(404);
    expect(answer.body).toContain(name);
  });
});
