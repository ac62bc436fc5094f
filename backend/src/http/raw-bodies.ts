import type { z } from 'zod';
import type { Http } from './create-http.ts';
import { JSON_TYPES } from './create-http.ts';

/**
 * Routes whose JSON bodies reach them as streams, unread: long ones are read by another process. Their schemas
 * describe the bodies; whoever reads one validates it.
 */
export function withRawBodies(app: Http, routes: (raw: Http) => void): void {
  void app.register((raw: Http, _options, done) => {
    raw.removeAllContentTypeParsers();
    for (const type of JSON_TYPES) {
      raw.addContentTypeParser(type, (_request, payload, read) => {
        read(null, payload);
      });
    }
    raw.addContentTypeParser('*', (_request, payload, read) => {
      payload.resume();
      read(null, 'not JSON');
    });
    const validate = app.validatorCompiler;
    raw.setValidatorCompiler<z.ZodType>((route) =>
      route.httpPart === 'body' || !validate ? (value: unknown) => ({ value }) : validate(route),
    );
    routes(raw);
    done();
  });
}
