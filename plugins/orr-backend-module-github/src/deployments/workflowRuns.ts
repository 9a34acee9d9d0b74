import { DeploymentOutcome, fitsPattern } from 'backstage-plugin-orr-common';
import { DeployRule, SourceDeployment } from 'backstage-plugin-orr-node';
import { httpUrlOf } from './httpUrlOf';
import { RestRun } from './restShapes';
import { isAbandoned, toTrigger } from './toSourceDeployment';

const CONCLUSIONS: Record<string, DeploymentOutcome> = {
  success: 'succeeded',
  failure: 'failed',
  timed_out: 'failed',
  startup_failure: 'failed',
  cancelled: 'cancelled',
  skipped: 'skipped',
  neutral: 'skipped',
  action_required: 'pending',
  stale: 'abandoned',
};

/** A workflow file that a rule names as such: its runs can be asked for apart. */
const FILE = /^(?:\.github\/workflows\/)?(?<file>[A-Za-z0-9_.-]+\.ya?ml)$/;

/** What of the runs of a repository is asked for: those of one file, or all. @internal */
export interface RunQuery {
  /** Stored: the same for the same rules. */
  key: string;
  file?: string;
  rules: DeployRule[];
}

/** Rules whose environment is said by an input of the run: GitHub does not tell those. */
function isAnswerable({ environment }: DeployRule): boolean {
  return !environment.includes('${');
}

/** Asks for as few runs as the rules allow. @internal */
export function runQueriesOf(rules: readonly DeployRule[]): RunQuery[] {
  const usable = rules.filter(isAnswerable);
  const files = usable.map(({ pipeline }) => FILE.exec(pipeline)?.groups?.file);
  const needsAll = files.some(file => file === undefined);
  const names: (string | undefined)[] = needsAll ? [undefined] : files;
  return [...new Set(names)].map(file => {
    const own = needsAll
      ? usable
      : usable.filter((_, index) => files[index] === file);
    return {
      key: JSON.stringify([
        file ?? '*',
        own.map(rule => [rule.pipeline, rule.environment, rule.branch ?? '*']),
      ]),
      file,
      rules: own,
    };
  });
}

/** What a run deploys, by the first rule that fits; nothing where none does. @internal */
export function runToDeployment(
  run: RestRun,
  rules: readonly DeployRule[],
  now: Date,
): SourceDeployment | undefined {
  const rule = isForeign(run)
    ? undefined
    : rules.filter(isAnswerable).find(item => fitsRun(item, run));
  if (!rule) {
    return undefined;
  }
  const outcome = outcomeOf(run, now);
  const attempt = run.run_attempt ?? 1;
  const hasBegun = outcome !== 'pending';
  const hasEnded = hasBegun && outcome !== 'running';
  return {
    sourceId: `run:${run.id}:${attempt}`,
    environment: rule.environment,
    pipeline: run.name || run.path?.split('@')[0] || rule.pipeline,
    revision: run.head_sha,
    artifact: null,
    ref: run.head_branch ?? null,
    queuedAt: attempt === 1 ? run.created_at : run.run_started_at ?? null,
    startedAt: hasBegun ? run.run_started_at ?? null : null,
    finishedAt: hasEnded && outcome !== 'abandoned' ? run.updated_at : null,
    outcome,
    supersededAt: null,
    kind: 'deploy',
    url: httpUrlOf(run.html_url),
    triggeredBy: triggerOf(run),
    headCommitAt: run.head_commit?.timestamp ?? null,
    failureMarkedAt: null,
    sourceUpdatedAt: run.updated_at,
  };
}

function triggerOf(run: RestRun): SourceDeployment['triggeredBy'] {
  const trigger = toTrigger(run.triggering_actor ?? run.actor);
  return run.event === 'schedule' && trigger
    ? { ...trigger, type: 'schedule' }
    : trigger;
}

function outcomeOf(run: RestRun, now: Date): DeploymentOutcome {
  if (run.status === 'completed') {
    // A conclusion that is not known says that it is over, and no more.
    return CONCLUSIONS[run.conclusion ?? ''] ?? 'abandoned';
  }
  if (isAbandoned(run.updated_at, now)) {
    return 'abandoned';
  }
  return run.status === 'in_progress' ? 'running' : 'pending';
}

/** Somebody else’s copy of the repository may name its branch and its workflow as they like. */
function isForeign({ repository, head_repository: head, event }: RestRun) {
  if (!head) {
    return event.startsWith('pull_request');
  }
  return Boolean(repository) && head.id !== repository!.id;
}

function fitsRun({ pipeline, branch }: DeployRule, run: RestRun): boolean {
  const path = run.path?.split('@')[0] ?? '';
  const names = [run.name ?? '', path, path.split('/').at(-1) ?? ''];
  const isNamed = names.some(
    name => name && fitsPattern(pipeline.toLowerCase(), name.toLowerCase()),
  );
  return (
    isNamed &&
    (branch === undefined || fitsPattern(branch, run.head_branch ?? ''))
  );
}
