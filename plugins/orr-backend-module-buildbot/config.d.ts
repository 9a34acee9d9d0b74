export interface Config {
  orr?: {
    buildbot?: {
      /** The Buildbot masters that builds are read from. */
      instances?: Array<{
        /** Stored with every deployment: never to be changed. */
        name: string;
        /** Address at which the portal reaches it, also with a path. */
        baseUrl: string;
        /** The `buildbotURL` of the master, where it is another one. Default: `baseUrl`. */
        publicUrl?: string;
        /** Of basic authentication, where something in front of it asks for it. */
        username?: string;
        /**
         * Of that user.
         *
         * @visibility secret
         */
        password?: string;
      }>;
    };
  };
}
