import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { isFullEntityRef } from 'backstage-plugin-orr-common';

const KEY = 'orr.acceptances.tellOfHigh';

/** Who is told when a risk is asked to be accepted. @internal */
export interface AcceptanceOptions {
  /** Groups that are told of high risks of what they own, and of what groups below them own. */
  tellOfHigh: string[];
}

/** Throws InputError naming the key that does not fit. @internal */
export function readAcceptanceOptions(
  config: RootConfigService,
): AcceptanceOptions {
  const refs = (config.getOptionalStringArray(KEY) ?? []).map(ref =>
    ref.toLocaleLowerCase('en-US'),
  );
  const other = refs.find(
    ref => !isFullEntityRef(ref) || !ref.startsWith('group:'),
  );
  if (other !== undefined) {
    throw new InputError(
      `${KEY}: ${other} is not the full ref of a group, such as group:default/commerce`,
    );
  }
  return { tellOfHigh: [...new Set(refs)] };
}
