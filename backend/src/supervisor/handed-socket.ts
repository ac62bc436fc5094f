/** The first descriptor that a service manager hands over; see sd_listen_fds(3). */
const FIRST_HANDED = 3;

/**
 * The listening socket that a service manager such as systemd made and keeps: what arrives while the server restarts
 * waits in it, and is answered by the next.
 *
 * @param pid  of this process; what was handed to another one, such as our parent, is not ours
 * @returns its descriptor, or null when none was handed over
 * @throws when there are several
 */
export function handedSocket(
  environment: Readonly<Record<string, string | undefined>>,
  pid: number,
): number | null {
  const { LISTEN_PID, LISTEN_FDS } = environment;
  if (LISTEN_PID !== String(pid)) return null;
  if (LISTEN_FDS !== '1')
    throw new Error(
      `The service manager handed over ${LISTEN_FDS ?? 'no'} sockets, and one is served: the socket unit must have one ListenStream.`,
    );
  return FIRST_HANDED;
}
