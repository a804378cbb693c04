import fp from 'fastify-plugin';
import { AppError } from '../http/app-error.ts';

/** Bodies: JSON, of which an empty one counts as none, and JSON as `text/plain`, which is how beacons come. */
export const bodyParsersPlugin = fp(
  (app, _options, done) => {
    const parseJson = app.getDefaultJsonParser('error', 'error');
    app.removeContentTypeParser(['application/json', 'text/plain']);
    app.addContentTypeParser(
      ['application/json', 'text/plain'],
      { parseAs: 'string' },
      (request, body, finish) => {
        const text = body.toString();
        if (text.trim() === '') finish(null, undefined);
        else {
          void parseJson(request, text, (error, value) => {
            if (error) finish(new AppError('malformed_body', 'The body is not JSON that can be read.'));
            else finish(null, value);
          });
        }
      },
    );
    done();
  },
  { name: 'body-parsers' },
);
