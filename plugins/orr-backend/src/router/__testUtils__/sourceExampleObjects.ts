/** Something that a source is asked about. @internal */
export const KEY = 'github:github.com/acme/pay';

/** Whom it belongs to. @internal */
export const CHECKOUT = {
  entityRef: 'component:default/checkout',
  title: 'Checkout',
};

/** What says what an environment is for. @internal */
export const rule = {
  kind: 'environment' as const,
  document: { match: 'live-*', tier: 'production' as const },
};
