import { InputError } from '@backstage/errors';
import { Operation } from 'backstage-plugin-orr-common';
import { json, Request, Response } from 'express';

const MOST_KILOBYTES = 256;
const JSON_TYPE = 'application/json';

/**
 * Reads the body of a request. The parser's own errors carry the body that they refuse, so they are replaced.
 *
 * @internal
 */
export async function readJsonBody(
  request: Request,
  response: Response,
  {
    bodyKilobytes = MOST_KILOBYTES,
    foreignBody,
  }: Pick<Operation, 'bodyKilobytes' | 'foreignBody'> = {},
): Promise<unknown> {
  const types = [JSON_TYPE, ...(foreignBody?.contentTypes ?? [])];
  const contentType = request.is(types);
  if (contentType === null || request.get('content-length') === '0') {
    throw new InputError('body: is required');
  }
  if (!contentType) {
    throw new InputError(
      `body: must be sent with the content type ${types.join(' or ')}`,
    );
  }
  const parseBody = json({ limit: `${bodyKilobytes}kb`, type: types });
  const problems: Record<string, string> = {
    'entity.parse.failed': 'is not valid JSON',
    'entity.too.large': `is larger than ${bodyKilobytes} kB`,
  };
  await new Promise<void>((resolve, reject) => {
    parseBody(request, response, (error?: unknown) => {
      if (error) {
        const { type = '' } = error as { type?: string };
        reject(
          new InputError(`body: ${problems[type] ?? 'could not be read'}`),
        );
      } else {
        resolve();
      }
    });
  });
  return request.body;
}
