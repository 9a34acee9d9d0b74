import {
  ProgrammeDocument,
  TierCandidate,
  TierKeys,
  TierSource,
} from 'backstage-plugin-orr-common';

/** What is entered about tiers. @internal */
export interface TierDraft {
  /** As configured, one of those found by its place, or another. */
  choice: 'configured' | 'other' | `found-${number}`;
  otherKind: 'label' | 'annotation';
  otherKey: string;
  /** One tier per line. */
  order: string;
}

function isSame(one: TierSource, other: TierSource): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** @internal */
export function tierDraftOf(
  { tierSource, tierOrder = [] }: ProgrammeDocument,
  found: readonly TierCandidate[],
): TierDraft {
  const order = tierOrder.join('\n');
  const draft = { otherKind: 'label', otherKey: '', order } as const;
  if (!tierSource) {
    return { ...draft, choice: 'configured' };
  }
  const place = found.findIndex(({ source }) => isSame(source, tierSource));
  if (place >= 0) {
    return { ...draft, choice: `found-${place}` };
  }
  return 'label' in tierSource
    ? { ...draft, choice: 'other', otherKey: tierSource.label }
    : {
        ...draft,
        choice: 'other',
        otherKind: 'annotation',
        otherKey: tierSource.annotation,
      };
}

function sourceOf(
  { choice, otherKind, otherKey }: TierDraft,
  found: readonly TierCandidate[],
): TierSource | undefined {
  if (choice === 'configured') {
    return undefined;
  }
  if (choice === 'other') {
    const key = otherKey.trim();
    return otherKind === 'label' ? { label: key } : { annotation: key };
  }
  return found[Number(choice.slice('found-'.length))]?.source;
}

function orderOf({ order }: TierDraft): string[] {
  return order
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
}

/** Tiers that are named twice, whatever the case of their letters. @internal */
export function repeatedTiers(draft: TierDraft): string[] {
  const tiers = orderOf(draft);
  const folded = tiers.map(tier => tier.toLowerCase());
  return tiers.filter((_, index) => folded.indexOf(folded[index]) < index);
}

/** What a draft stores; undefined where something is missing or named twice. @internal */
export function tierChangeOf(
  draft: TierDraft,
  found: readonly TierCandidate[],
): Partial<ProgrammeDocument> | undefined {
  const isKeyMissing = draft.choice === 'other' && !draft.otherKey.trim();
  if (isKeyMissing || repeatedTiers(draft).length) {
    return undefined;
  }
  return { tierSource: sourceOf(draft, found), tierOrder: orderOf(draft) };
}

/** The values of what is chosen, in the order of their names; none where they are not known. @internal */
export function foundValues(
  draft: TierDraft,
  found: readonly TierCandidate[],
  configured: TierKeys,
): string[] {
  const isConfigured = ({ source }: TierCandidate) =>
    'label' in source
      ? source.label === configured.label
      : source.annotation === configured.annotation;
  const source = sourceOf(draft, found);
  const candidate = source
    ? found.find(other => isSame(other.source, source))
    : found.find(isConfigured);
  return (candidate?.values ?? [])
    .map(({ value }) => value)
    .sort((one, other) => one.localeCompare(other, 'en-US', { numeric: true }));
}
