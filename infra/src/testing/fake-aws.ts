import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { emptyAccount, type FakeAccount } from './fake-account.ts';
import { cloudFormation } from './fake-cloudformation.ts';
import { FakeError, type FakeRequest, type FakeResponse, readRequest } from './fake-request.ts';
import { s3 } from './fake-s3.ts';
import { cloudFront, cloudWatch, ec2, sns, sts } from './fake-services.ts';
import { systemsManager } from './fake-systems-manager.ts';
import { xml, type Xml } from './xml.ts';

/** What goes wrong, and when. Calls are counted from 1. */
export interface Faults {
  /** From this call on nothing answers, as when the deployer was stopped. */
  cutAt?: number;
  /** Whether the call at which it is cut still takes effect: its answer is lost, not its work. */
  isCutAfterEffect?: boolean;
  /** Calls that are told to come again later; every third does by `3`. */
  throttleEvery?: number;
  /** Name of an action that is denied. */
  deny?: string;
}

/** An account on the loopback that the real clients of the SDK talk to. */
export interface FakeAws {
  readonly endpoint: string;
  readonly account: FakeAccount;
  readonly faults: Faults;
  /** Actions in the order in which they came, as `service:action`. */
  readonly calls: string[];
  /** Everything that left this machine, as text. */
  readonly sent: string[];
  readonly stop: () => Promise<void>;
}

const XMLNS: Readonly<Record<string, string>> = {
  cloudformation: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  sns: 'http://sns.amazonaws.com/doc/2010-03-31/',
};

function queryAnswer(request: FakeRequest, result: Xml): FakeResponse {
  const { action, service } = request;
  const inner = xml(`${action}Result`, result) + xml('ResponseMetadata', { RequestId: 'r' });
  return {
    status: 200,
    headers: { 'Content-Type': 'text/xml' },
    body: `<${action}Response xmlns="${XMLNS[service] ?? ''}">${inner}</${action}Response>`,
  };
}

const jsonAnswer = (body: unknown): FakeResponse => ({
  status: 200,
  headers: { 'Content-Type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(body),
});

function answerOf(account: FakeAccount, request: FakeRequest): FakeResponse {
  switch (request.service) {
    case 'cloudformation':
      return queryAnswer(request, cloudFormation(account, request));
    case 'sts':
      return queryAnswer(request, sts());
    case 'sns':
      return queryAnswer(request, sns(account));
    case 'ec2': {
      const inner = ec2(account, request) as Readonly<Record<string, Xml>>;
      return { status: 200, body: xml(`${request.action}Response`, { requestId: 'r', ...inner }) };
    }
    case 'ssm':
      return jsonAnswer(systemsManager(account, request));
    case 'monitoring':
      return jsonAnswer(cloudWatch());
    case 'cloudfront': {
      const [name, inner] = cloudFront(account, request);
      return { status: request.method === 'POST' ? 201 : 200, body: xml(name, inner) };
    }
    default:
      return s3(account, request);
  }
}

function errorAnswer(
  { service, method }: Pick<FakeRequest, 'service' | 'method'>,
  { code, message, status }: FakeError,
): FakeResponse {
  if (service === 'ssm' || service === 'monitoring')
    return { status, body: JSON.stringify({ __type: code, message }) };
  const error = { Code: code, Message: message };
  const ofEc2 = xml('Response', { Errors: { Error: error }, RequestID: 'r' });
  const ofQuery = xml('ErrorResponse', { Error: { Type: 'Sender', ...error }, RequestId: 'r' });
  const body = service === 'ec2' ? ofEc2 : service === 's3' ? xml('Error', error) : ofQuery;
  return method === 'HEAD' ? { status } : { status, headers: { 'Content-Type': 'text/xml' }, body };
}

function write(response: ServerResponse, { status, headers = {}, body }: FakeResponse): void {
  response.writeHead(status, { 'x-amzn-requestid': 'r', ...headers });
  response.end(body);
}

/** What was sent, as somebody would read it who looks on. */
function textOf({ query, body, headers }: FakeRequest): string {
  const isForm = (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  return isForm ? [...query].flat().join('\n') : body.toString('latin1');
}

/** Begins an account, by default an empty one, on a port of its own. */
export async function startFakeAws(account: FakeAccount = emptyAccount()): Promise<FakeAws> {
  const faults: Faults = {};
  const calls: string[] = [];
  const sent: string[] = [];

  function handle(request: FakeRequest): FakeResponse {
    const number = calls.length;
    if (faults.throttleEvery !== undefined && number % faults.throttleEvery === 0)
      return errorAnswer(request, new FakeError('ThrottlingException', 'Rate exceeded', 400));
    if (faults.deny === request.action)
      return errorAnswer(
        request,
        new FakeError('AccessDenied', `not authorized to perform ${request.action}.`, 403),
      );
    try {
      return answerOf(account, request);
    } catch (error) {
      if (error instanceof FakeError) return errorAnswer(request, error);
      throw error;
    }
  }

  const server = createServer((message, response) => {
    void (async () => {
      const request = await readRequest(message);
      calls.push(`${request.service}:${request.action}`);
      sent.push(textOf(request));
      const { cutAt = Infinity, isCutAfterEffect = false } = faults;
      if (calls.length === cutAt && isCutAfterEffect) handle(request);
      if (calls.length >= cutAt) {
        message.socket.destroy();
        return;
      }
      write(response, handle(request));
    })().catch((error: unknown) => {
      // A fault of the fake: the call fails, and its text stands in the error.
      write(
        response,
        errorAnswer({ service: 's3', method: 'GET' }, new FakeError('FakeFault', String(error), 500)),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    account,
    faults,
    calls,
    sent,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
