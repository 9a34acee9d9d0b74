const FULL_REF = /^[a-z][a-z0-9]*:[a-z0-9-]+\/[a-z0-9._-]+$/i;
const MAX_LENGTH = 300;

/** Whether a text is a full entity ref such as group:default/payments. @internal */
export function isFullEntityRef(value: string): boolean {
  return value.length <= MAX_LENGTH && FULL_REF.test(value);
}

/** Whether two refs name one entity; refs know no case. @internal */
export function isSameRef(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
