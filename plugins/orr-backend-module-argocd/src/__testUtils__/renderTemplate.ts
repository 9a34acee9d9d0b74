import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** Renders a template as Argo CD does, with the one function that ours uses: by the template engine of Go. */
const PROGRAM = `package main

import (
	"encoding/json"
	"os"
	"text/template"
)

func main() {
	var input struct {
		Template string
		Data     map[string]interface{}
	}
	if err := json.NewDecoder(os.Stdin).Decode(&input); err != nil {
		panic(err)
	}
	toJson := func(value interface{}) string {
		text, _ := json.Marshal(value)
		return string(text)
	}
	parsed := template.Must(template.New("").Funcs(template.FuncMap{"toJson": toJson}).Parse(input.Template))
	if err := parsed.Execute(os.Stdout, input.Data); err != nil {
		panic(err)
	}
}
`;

const go = ['go', '/usr/local/go/bin/go'].find(
  command => spawnSync(command, ['version']).status === 0,
);

/** Whether Go is installed. */
export const hasGo = go !== undefined;

/** By the template engine of Go. */
export async function renderByGo(
  template: string,
  data: object,
): Promise<string> {
  if (!go) {
    throw new Error('Go is not installed.');
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'orr-argocd-'));
  try {
    const program = path.join(folder, 'render.go');
    await writeFile(program, PROGRAM);
    const running = promisify(execFile)(go, ['run', program], {
      env: {
        ...process.env,
        GO111MODULE: 'off',
        GOCACHE: path.join(folder, 'cache'),
      },
    });
    running.child.stdin!.end(JSON.stringify({ template, data }));
    return (await running).stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Scope = { dot: unknown; variables: Record<string, unknown> };

type Token = { text: string } | { action: string };

function valueAt(expression: string, { dot, variables }: Scope): unknown {
  const [, start, rest] = /^(\$\w+)?((?:\.\w+)*)$/.exec(expression) ?? [];
  if (rest === undefined) {
    throw new Error(`Nothing is known of ${expression}`);
  }
  let value: unknown = start ? variables[start] : dot;
  for (const name of rest.split('.').filter(Boolean)) {
    // As Go does: a field of nothing ends it, a field that is missing is nothing.
    if (typeof value !== 'object' || value === null) {
      throw new Error(`${expression}: there is no ${name} of nothing`);
    }
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function isTrue(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    ? Object.keys(value).length > 0
    : Boolean(value);
}

/** Renders what our template consists of: `toJson`, `with`, `if`, `range`. */
export function render(template: string, data: object): string {
  const tokens: Token[] = template
    .split(/(\{\{.*?\}\})/s)
    .map(part =>
      part.startsWith('{{')
        ? { action: part.slice(2, -2).trim() }
        : { text: part },
    );
  let at = 0;

  /** Up to `else` or `end`, rendered or passed over. */
  function block(scope: Scope | undefined): string {
    let rendered = '';
    for (; at < tokens.length; at += 1) {
      const token = tokens[at];
      if ('text' in token) {
        rendered += scope ? token.text : '';
      } else if (token.action === 'else' || token.action === 'end') {
        return rendered;
      } else {
        rendered += action(token.action, scope);
      }
    }
    return rendered;
  }

  function action(text: string, scope: Scope | undefined): string {
    const [name, ...rest] = text.split(' ');
    const expression = rest.join(' ');
    if (name === 'toJson') {
      return scope ? JSON.stringify(valueAt(expression, scope) ?? null) : '';
    }
    if (!['with', 'if', 'range'].includes(name)) {
      throw new Error(`Nothing is known of ${text}`);
    }
    at += 1;
    const begin = at;
    const scopes = scope ? scopesOf(name, expression, scope) : [];
    let rendered = '';
    for (const inner of scopes.length ? scopes : [undefined]) {
      at = begin;
      rendered += block(inner);
    }
    if ((tokens[at] as { action: string }).action === 'else') {
      at += 1;
      rendered += block(scopes.length ? undefined : scope);
    }
    return rendered;
  }

  return block({ dot: data, variables: {} });
}

/** What a block is rendered with, once for each. */
function scopesOf(name: string, expression: string, scope: Scope): Scope[] {
  if (name === 'range') {
    const [, index, item, list] =
      /^(\$\w+), (\$\w+) := (.+)$/.exec(expression) ?? [];
    return ((valueAt(list, scope) ?? []) as unknown[]).map(
      (value, position) => ({
        dot: value,
        variables: { ...scope.variables, [index]: position, [item]: value },
      }),
    );
  }
  const value = valueAt(expression, scope);
  return isTrue(value)
    ? [name === 'with' ? { ...scope, dot: value } : scope]
    : [];
}
