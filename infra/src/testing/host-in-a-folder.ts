import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a program said and how it ended. */
export interface Outcome {
  readonly code: number | null;
  /** Standard output, which programs read. */
  readonly told: unknown;
  readonly progress: string;
}

/** A folder that stands for the root of a host, and a server of releases that its curl trusts. */
export interface HostInAFolder {
  readonly root: string;
  /** Where an archive can be fetched, if it was offered by that name. */
  urlOf(name: string): string;
  /** Packs a release and offers it. */
  offer(name: string, files: Readonly<Record<string, string>>): Buffer;
  /** How often releases were fetched so far. */
  fetched(): number;
  /** Runs a script as Systems Manager does: its lines in a file, by their own first line. */
  run(lines: readonly string[]): Promise<Outcome>;
  close(): Promise<void>;
}

export async function hostInAFolder(): Promise<HostInAFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'host-'));
  const root = join(folder, 'root');
  mkdirSync(root);
  const offered = new Map<string, Buffer>();
  let fetches = 0;
  const certificate = selfSigned(folder);
  const server = createServer(certificate, (request, response) => {
    fetches += 1;
    const archive = offered.get(request.url?.split('?')[0] ?? '');
    response.writeHead(archive ? 200 : 403).end(archive ?? 'AccessDenied');
  });
  const port = await listen(server);
  return {
    root,
    urlOf: (name) => `https://localhost:${port}/${name}?X-Amz-Signature=0`,
    offer: (name, files) => {
      const archive = pack(folder, files);
      offered.set(`/${name}`, archive);
      return archive;
    },
    fetched: () => fetches,
    run: (lines) => runLines(folder, lines),
    close: async () => {
      await new Promise((done) => server.close(done));
      rmSync(folder, { recursive: true });
    },
  };
}

function selfSigned(folder: string): { key: string; cert: string } {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const { status, stderr } = spawnSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-keyout', key, '-out', cert, ...subject],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`);
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

function pack(folder: string, files: Readonly<Record<string, string>>): Buffer {
  const source = mkdtempSync(join(folder, 'release-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(source, path, '..'), { recursive: true });
    writeFileSync(join(source, path), text);
    chmodSync(join(source, path), 0o755);
  }
  const { stdout } = spawnSync('tar', ['--create', '--gzip', '--directory', source, '.']);
  return stdout;
}

async function runLines(folder: string, lines: readonly string[]): Promise<Outcome> {
  const script = join(mkdtempSync(join(folder, 'run-')), '_script.sh');
  writeFileSync(script, lines.join('\n'));
  chmodSync(script, 0o755);
  const child = spawn(script, { env: { ...process.env, CURL_CA_BUNDLE: join(folder, 'cert.pem') } });
  const [output, progress] = [child.stdout, child.stderr].map(async (stream) => {
    let text = '';
    for await (const part of stream) text += String(part);
    return text;
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, told: JSON.parse((await output) ?? ''), progress: (await progress) ?? '' };
}
