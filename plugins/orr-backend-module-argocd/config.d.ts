export interface Config {
  /** The Argo CD that is asked. The same keys as those of other Argo CD plugins. */
  argocd?: {
    appLocatorMethods?: Array<{
      instances?: Array<{
        /** Stored with every deployment: never to be changed. */
        name: string;
        /** Address, also with a path. */
        url: string;
        /**
         * Of an account that may read applications.
         *
         * @visibility secret
         */
        token?: string;
      }>;
    }>;
  };
  orr?: {
    argocd?: {
      /** The namespace that Argo CD itself is in, where applications without `argocd/app-namespace` are. Default `argocd`. */
      namespace?: string;
    };
  };
}
