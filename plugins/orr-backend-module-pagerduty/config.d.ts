export interface Config {
  orr?: {
    /** PagerDuty: incidents, and who is on call. */
    pagerduty?: {
      accounts?: Array<{
        /** Stored with everything that comes from it: never to be changed. Letters, digits, `.`, `_` and `-`. */
        name: string;
        /** What people know it by; `PagerDuty` by default, with the name where there are several. */
        title?: string;
        /**
         * A key of the REST API that may only read.
         *
         * @visibility secret
         */
        token: string;
        /** Default `https://api.pagerduty.com`; `https://api.eu.pagerduty.com` for accounts in the EU. */
        apiBaseUrl?: string;
      }>;
    };
  };
}
