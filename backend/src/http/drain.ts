import { Server, type Socket } from 'node:net';
import type { Http } from './create-http.ts';

/** How often connections are looked for that nothing is asked on any more, in milliseconds. */
const LOOK_EVERY_MS = 50;

/**
 * On a stop no new connection is accepted, what was asked is answered, and each answer says that its connection ends.
 *
 * A connection that is kept alive may carry a request at the very moment at which it is closed. With a grace, those that
 * are open are listened to for so long first: whoever asks is answered, and knows that it was the last answer.
 *
 * @param graceMs  0 to close connections at once on which nothing is asked
 */
export function drainOnClose(app: Http, graceMs: number): void {
  const { server } = app;
  const open = new Set<Socket>();
  let isDraining = false;
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (isDraining) reply.header('Connection', 'close');
    done();
  });

  const closeQuiet = () => {
    server.closeIdleConnections();
    // Browsers connect before they know what to ask; Node counts such a connection as busy.
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  };

  app.addHook('preClose', async () => {
    isDraining = true;
    if (!server.listening) return;
    let looking: NodeJS.Timeout | undefined;
    const grace = setTimeout(() => {
      closeQuiet();
      looking = setInterval(closeQuiet, LOOK_EVERY_MS);
    }, graceMs);
    // That of HTTP servers would close idle connections now.
    await new Promise<void>((resolve) => Server.prototype.close.call(server, () => resolve()));
    clearTimeout(grace);
    clearInterval(looking);
  });
}
