import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/base.css';
import './ui/print.css';
import { createQueryClient } from './api/query-client.ts';
import { App } from './app/app.tsx';
import { firstSpeech } from './app/first-speech.ts';
import { nextTask } from './app/next-task.ts';
import { registerOffline } from './app/register-offline.ts';
import { createAppRouter } from './app/router.tsx';

registerOffline();

const place = document.getElementById('root');
// Not awaited here: the parts of a page import from this file and would wait for it while it waits for them.
if (place) void start(place);

/** Step by step, and what is drawn in slices, so that the browser can paint and answer in between. */
async function start(place: HTMLElement): Promise<void> {
  await nextTask();
  const router = createAppRouter();
  // The page is known before anything is drawn: one that came after the first draw would be drawn in one go.
  const [speech] = await Promise.all([firstSpeech(), router.load()]);
  await nextTask();
  startTransition(() => {
    createRoot(place).render(
      <StrictMode>
        <App router={router} queries={createQueryClient()} speech={speech} />
      </StrictMode>,
    );
  });
}
