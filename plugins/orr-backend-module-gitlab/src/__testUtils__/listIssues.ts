import { Issue } from './gitlabModel';

/** What the list of issues has, and in which order: the newest first, if nothing else is said. All labels have to fit. */
export function listIssues(issues: Issue[], query: URLSearchParams): Issue[] {
  const labels = query.get('labels')?.split(',') ?? [];
  const after = query.get('updated_after');
  const order = (query.get('order_by') ?? 'created_at') as keyof Issue;
  const sign = query.get('sort') === 'asc' ? 1 : -1;
  return issues
    .filter(
      issue =>
        labels.every(label => issue.labels.includes(label)) &&
        [null, 'all', issue.state].includes(query.get('state')) &&
        [null, issue.issue_type].includes(query.get('issue_type')) &&
        (after === null || Date.parse(issue.updated_at) >= Date.parse(after)),
    )
    .sort((one, other) => {
      const [a, b] = [String(one[order]), String(other[order])];
      if (a === b) {
        return sign * (one.id - other.id);
      }
      return a < b ? -sign : sign;
    });
}
