/** How the drill gets in; both are made up, and belong to a machine that lives for some minutes. */
export const PASSWORD = 'a drill in a container';
export const PROXY_SECRET = 'the secret of a proxy that is not there';
