import { InputError } from '@backstage/errors';
import { Request } from 'express';

const HEADER = 'idempotency-key';
const KEY = /^[\x21-\x7e]{1,200}$/;

/** What a caller calls all attempts of one call, if anything. @internal */
export function readIdempotencyKey(request: Request): string | undefined {
  const key = request.get(HEADER);
  if (key !== undefined && !KEY.test(key)) {
    throw new InputError(
      `${HEADER}: must be 1 to 200 letters, digits and signs without spaces`,
    );
  }
  return key;
}
