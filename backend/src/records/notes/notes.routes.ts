import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { conflict, invalid } from '../../http/wire.ts';
import { noteInput, noteParams, noteSchema, wireNote } from './notes.schema.ts';
import { putNote, showNote } from './notes.service.ts';

const tags = ['notes'];
const path = '/notes/:isin';

export function noteRoutes(app: Http, deps: Deps): void {
  const response = { 200: noteSchema, ...invalid };

  app.get(
    path,
    { schema: { tags, summary: 'Show the note on an instrument', params: noteParams, response } },
    async ({ params: { isin } }) => wireNote(isin, await showNote(deps, isin)),
  );

  app.put(
    path,
    {
      schema: {
        tags,
        summary: 'Write the note on an instrument; an empty text deletes it',
        params: noteParams,
        body: noteInput,
        response: { ...response, ...conflict },
      },
    },
    async (request, reply) => {
      const { isin } = request.params;
      return wireNote(isin, answerChange(reply, await putNote(deps, isin, request.body, request.id)));
    },
  );
}
