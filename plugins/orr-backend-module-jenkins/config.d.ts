export interface Config {
  /** The Jenkins that builds are read from. The same keys as those of the Jenkins plugin. */
  jenkins?: {
    /** Address of the instance `default`, also with a path. */
    baseUrl?: string;
    /** Whose API token it is. */
    username?: string;
    /**
     * API token of that user.
     *
     * @visibility secret
     */
    apiKey?: string;
    /**
     * Sent with every request to the instance `default`, such as for a proxy in front of it.
     *
     * @deepVisibility secret
     */
    extraRequestHeaders?: { [name: string]: string };
    /** Instances by name; `default` is the one that a job without the name of an instance belongs to. */
    instances?: Array<{
      /** Stored with every deployment: never to be changed. */
      name: string;
      /** Address, also with a path. */
      baseUrl: string;
      /** Whose API token it is. */
      username?: string;
      /**
       * API token of that user.
       *
       * @visibility secret
       */
      apiKey?: string;
      /**
       * Sent with every request, such as for a proxy in front of it.
       *
       * @deepVisibility secret
       */
      extraRequestHeaders?: { [name: string]: string };
    }>;
  };
  orr?: {
    jenkins?: {
      /** What a build is that Jenkins calls unstable. Default `failed`. */
      unstableIs?: 'failed' | 'succeeded';
    };
  };
}
