type Tree = Map<string, { sub: Tree | undefined; range?: [number, number] }>;

/** Reads what Jenkins takes as `tree`: names, in brackets those below them, in braces a range. */
function parseTree(text: string): Tree {
  let at = 0;
  const names = (): Tree => {
    const tree: Tree = new Map();
    do {
      const [name] = /^\w+/.exec(text.slice(at)) ?? [];
      if (!name) {
        throw new Error(`No name at ${at} of ${text}`);
      }
      at += name.length;
      let sub: Tree | undefined;
      if (text[at] === '[') {
        at += 1;
        sub = names();
        if (text[at] !== ']') {
          throw new Error(`No end of brackets at ${at} of ${text}`);
        }
        at += 1;
      }
      const range = /^\{(\d*),(\d*)\}/.exec(text.slice(at));
      at += range?.[0].length ?? 0;
      tree.set(name, {
        sub,
        ...(range && {
          range: [Number(range[1] || 0), Number(range[2] || Infinity)],
        }),
      });
    } while (text[at] === ',' && ++at);
    return tree;
  };
  const tree = names();
  if (at !== text.length) {
    throw new Error(`Too much at ${at} of ${text}`);
  }
  return tree;
}

function pick(value: unknown, tree: Tree | undefined): unknown {
  if (Array.isArray(value)) {
    return value.map(item => pick(item, tree));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const own = value as Record<string, unknown>;
  const entries = [...(tree ?? [])]
    .filter(([name]) => name in own)
    .map(([name, { sub, range }]): [string, unknown] => {
      const list = own[name];
      return [
        name,
        pick(range && Array.isArray(list) ? list.slice(...range) : list, sub),
      ];
    });
  return Object.fromEntries([
    ...('_class' in own ? [['_class', own._class]] : []),
    ...entries,
  ]);
}

/** What is left of a document with a `tree`: what it names, and everywhere the class. */
export function treeOf(document: object, tree: string): unknown {
  return pick(document, parseTree(tree));
}
