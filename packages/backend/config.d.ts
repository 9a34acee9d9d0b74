export interface Config {
  /** What only the demo portal has. */
  demo?: {
    clock?: {
      /** Whether portal admins may move the clock forward. Refused in production. Default false. */
      enabled?: boolean;
    };
  };
}
