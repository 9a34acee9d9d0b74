import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StoredCommit } from './GithubStore';

/** A repository made by git itself. */
export class GitRepository {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'repository-'));
  #files = 0;

  constructor() {
    this.git(['init', '-q', '-b', 'main']);
  }

  /** Runs git, at a time of its own. */
  git(args: string[], at = '2026-02-01T00:00:00Z', authoredAt = at): string {
    return execFileSync('git', args, {
      cwd: this.#folder,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        HOME: this.#folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Mona',
        GIT_AUTHOR_EMAIL: 'mona@example.com',
        GIT_COMMITTER_NAME: 'Mona',
        GIT_COMMITTER_EMAIL: 'mona@example.com',
        GIT_AUTHOR_DATE: authoredAt,
        GIT_COMMITTER_DATE: at,
      },
    }).trim();
  }

  /** Commits a new file; answers the commit. */
  commit(at: string): string {
    this.#files += 1;
    writeFileSync(path.join(this.#folder, `file-${this.#files}`), at);
    this.git(['add', '.']);
    this.git(['commit', '-q', '-m', at], at);
    return this.head;
  }

  get head(): string {
    return this.git(['rev-parse', 'HEAD']);
  }

  /** As GitHub compares: what the second has and the first has not, the oldest first. */
  between(base: string, head: string): StoredCommit[] | undefined {
    try {
      return this.git([
        'log',
        '--reverse',
        '--format=%H %aI',
        `${base}..${head}`,
      ])
        .split('\n')
        .filter(Boolean)
        .map(line => line.split(' '))
        .map(([sha, authoredAt]) => ({ sha, authoredAt }));
    } catch {
      return undefined;
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
