import { ProgrammeDocument, TierKeys } from 'backstage-plugin-orr-common';

/** Where tiers are read from: what the programme names comes before what is configured. @internal */
export function tierKeysInForce(
  programme: Pick<ProgrammeDocument, 'tierSource'> | undefined,
  configured: TierKeys,
): TierKeys {
  return programme?.tierSource ?? configured;
}
