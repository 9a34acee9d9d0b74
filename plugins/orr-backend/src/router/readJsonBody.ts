import { InputError } from '@backstage/errors';
import { json, Request, Response } from 'express';

const parseBody = json({ limit: '256kb' });

const PROBLEMS: Record<string, string> = {
  'entity.parse.failed': 'is not valid JSON',
  'entity.too.large': 'is larger than 256 kB',
};

/**
 * Reads the body of a request. The parser's own errors carry the body that they refuse, so they are replaced.
 *
 * @internal
 */
export async function readJsonBody(
  request: Request,
  response: Response,
): Promise<unknown> {
  const contentType = request.is('application/json');
  if (contentType === null || request.get('content-length') === '0') {
    throw new InputError('body: is required');
  }
  if (!contentType) {
    throw new InputError(
      'body: must be sent with the content type application/json',
    );
  }
  await new Promise<void>((resolve, reject) => {
    parseBody(request, response, (error?: unknown) => {
      if (error) {
        const { type = '' } = error as { type?: string };
        reject(
          new InputError(`body: ${PROBLEMS[type] ?? 'could not be read'}`),
        );
      } else {
        resolve();
      }
    });
  });
  return request.body;
}
