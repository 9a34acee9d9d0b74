/** A job as the REST API shows it with a deployment. */
export interface Job {
  id: number;
  name: string;
  stage: string;
  status: string;
  ref: string;
  tag: boolean;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  queued_duration: number | null;
  web_url: string | null;
  user: { id: number; username: string; name: string; bot?: boolean };
  commit: {
    id: string;
    short_id: string;
    created_at: string;
    committed_date: string;
    message: string;
  };
  pipeline: { id: number; source: string; web_url: string | null };
}

export interface Environment {
  id: number;
  name: string;
  slug: string;
  external_url: string;
  state: string;
  tier?: string;
}

export interface Deployment {
  id: number;
  iid: number;
  ref: string;
  sha: string;
  created_at: string;
  updated_at: string;
  status: string;
  user: { id: number; username: string; name: string } | null;
  environment: { id: number; name: string; external_url: string };
  deployable: Job | null;
}

export interface Issue {
  id: number;
  iid: number;
  title: string;
  state: string;
  issue_type: string;
  severity: string;
  labels: string[];
  confidential: boolean;
  created_at: string;
  updated_at: string;
  closed_at: string | null;
  web_url: string | null;
}

export interface Commit {
  id: string;
  authored_date: string;
}

export interface Project {
  id: number;
  path_with_namespace: string;
  web_url: string;
  environments: Environment[];
  deployments: Deployment[];
  issues: Issue[];
  /** What the second revision has and the first has not; undefined where one of them is not there. */
  commitsBetween: (from: string, to: string) => Commit[] | undefined;
}
