export interface Config {
  orr?: {
    /** Prometheus, with its Alertmanager: alerting rules, error budgets, alerts. */
    prometheus?: {
      instances?: Array<{
        /** Stored with everything that comes from it: never to be changed. Letters, digits, `.`, `_` and `-`. */
        name: string;
        /** What people know it by; the name by default. */
        title?: string;
        /** Where the portal asks it. */
        url: string;
        /** Where people see it; `url` by default. */
        externalUrl?: string;
        /**
         * Sent as a bearer token.
         *
         * @visibility secret
         */
        token?: string;
        /** With `password`, instead of a token. */
        username?: string;
        /** @visibility secret */
        password?: string;
        /**
         * What is left of an error budget, as a share: the name of a recording rule, to which the labels of an entity are
         * added, or an expression in which `$selector` stands for them.
         */
        sloBudgetQuery?: string;
        /** The Alertmanager that this Prometheus sends its alerts to. */
        alertmanager?: {
          /** Where the portal asks it. */
          url: string;
          /** What its `--web.external-url` says: webhooks name it. `url` by default. */
          externalUrl?: string;
          /**
           * Sent as a bearer token.
           *
           * @visibility secret
           */
          token?: string;
          /** With `password`, instead of a token. */
          username?: string;
          /** @visibility secret */
          password?: string;
        };
      }>;
      /** The label, or the labels, by which an alert that is sent to the portal names what it is about. Default `service`. */
      entityLabel?: string | string[];
      /** Severities, as the label `severity` has them, whose alerts are incidents too. Default none. */
      incidentSeverities?: string[];
      /** How many days back alerts are looked for. Default 30. */
      alertHistoryDays?: number;
    };
  };
}
