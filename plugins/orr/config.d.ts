export interface Config {
  /** Operational readiness reviews. */
  orr?: {
    /**
     * IANA name of the organisation's time zone; due days end at its midnight. Default UTC.
     *
     * @visibility frontend
     */
    timeZone?: string;
  };
}
