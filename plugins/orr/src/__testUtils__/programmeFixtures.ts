import { EntityExemption } from 'backstage-plugin-orr-common';

/** An entity that nobody has asked an exemption for, as somebody sees it who may not. @internal */
export function noExemption(
  change: Partial<EntityExemption> = {},
): EntityExemption {
  return {
    range: { from: '2026-03-01', to: '2027-03-02' },
    may: { request: false, decide: false, end: false },
    ...change,
  };
}
