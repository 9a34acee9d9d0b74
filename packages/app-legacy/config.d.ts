export interface Config {
  auth?: {
    providers?: {
      /** Sign-in for demonstrations: the visitor chooses who to be. Refused in production. */
      demo?: {
        /**
         * The people on the sign-in page, in this order.
         *
         * @deepVisibility frontend
         */
        personas: Array<{
          /** Ref of the user in the catalog. */
          userRef: string;
          /** The full name. */
          title: string;
          /** What the person is in the organisation. */
          role: string;
          /** What the person comes for. */
          description: string;
        }>;
      };
    };
  };
}
