// fake-account.mjs FILE [FOLDER]: answers as CloudWatch Logs would, and writes what it was sent into FILE. With FOLDER it keeps the
// credentials that are there now as parameters, and the time zone of an owner in Berlin.
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const [file, folder] = process.argv.slice(2);

const parameter = (name, Value) => ({ Name: `/etf-portfolio/${name}`, Value });
const keptIn = (place) =>
  readdirSync(place).map((name) =>
    parameter(name.replace('proxy-secret', 'origin-secret'), readFileSync(join(place, name), 'utf8')),
  );
const PARAMETERS = JSON.stringify({
  Parameters: folder === undefined ? [] : [...keptIn(folder), parameter('time-zone', 'Europe/Berlin')],
});

createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part));
  request.on('end', () => {
    const asked = request.headers['x-amz-target'];
    appendFileSync(file, `${asked} ${body}\n`);
    response
      .setHeader('content-type', 'application/x-amz-json-1.1')
      .end(asked === 'AmazonSSM.GetParametersByPath' ? PARAMETERS : '{}');
  });
}).listen(4566, '127.0.0.1');
