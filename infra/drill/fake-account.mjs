// fake-account.mjs FILE: answers as CloudWatch Logs would, and writes what it was sent into FILE.
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [file] = process.argv.slice(2);

createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part));
  request.on('end', () => {
    appendFileSync(file, `${request.headers['x-amz-target']} ${body}\n`);
    response.setHeader('content-type', 'application/x-amz-json-1.1').end('{}');
  });
}).listen(4566, '127.0.0.1');
