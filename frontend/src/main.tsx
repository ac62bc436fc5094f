import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/base.css';
import './ui/print.css';
import { createQueryClient } from './api/query-client.ts';
import { App } from './app/app.tsx';
import { firstSpeech } from './app/first-speech.ts';
import { registerOffline } from './app/register-offline.ts';
import { createAppRouter } from './app/router.tsx';

registerOffline();

const place = document.getElementById('root');
if (place) {
  const speech = await firstSpeech();
  const root = createRoot(place);
  // In slices, so that the browser can paint and answer in between.
  startTransition(() => {
    root.render(
      <StrictMode>
        <App router={createAppRouter()} queries={createQueryClient()} speech={speech} />
      </StrictMode>,
    );
  });
}
