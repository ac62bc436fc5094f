import { setupServer } from 'msw/node';

/** The API as a page story sees it; each story says what it answers. */
export const server = setupServer();
