import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { NamedWrites } from '../NamedWrites';
import { DefaultSignOffService } from './DefaultSignOffService';
import { SignOffWriting } from './SignOffWriting';

/** The sign-offs of sections, with authorisation around them. @internal */
export function createSignOffService(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { stores } = options;
  return new DefaultSignOffService({
    ...parts,
    writes: new NamedWrites({ ...options, ...stores }),
    writing: new SignOffWriting({ ...stores, ...parts }),
  });
}
