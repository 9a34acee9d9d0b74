export interface Config {
  orr?: {
    sources?: {
      gitlab?: {
        /** Issues with one of these labels are incidents of the project. None by default. */
        incidentLabels?: string[];
        /** Whether issues of the type incident are, too. Default false. */
        incidentType?: boolean;
      };
    };
  };
}
