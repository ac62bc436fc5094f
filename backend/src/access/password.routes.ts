import type { Http } from '../http/create-http.ts';
import { conflict, deletedSchema, detailSchema, invalid } from '../http/wire.ts';
import type { AccessDeps } from './access-deps.ts';
import { newPasswordInput } from './access.schema.ts';
import { changePassword } from './password.service.ts';

export function passwordRoutes(app: Http, deps: AccessDeps): void {
  app.put(
    '/password',
    {
      config: { entry: 'owner', holdsSecret: true },
      schema: {
        tags: ['access'],
        summary: 'Change the password; all other browsers are logged out',
        description:
          'Takes the password as it is, whoever is logged in. API tokens and passkeys stay good. The first password is set by `npm run set-password`.',
        body: newPasswordInput,
        response: { 200: deletedSchema, 403: detailSchema, 429: detailSchema, ...conflict, ...invalid },
      },
    },
    async (request, reply) => {
      const count = await changePassword(deps, request.body, request, reply);
      const message = `The password is changed; ${count} other browsers were logged out`;
      return { message, deleted_count: count };
    },
  );
}
