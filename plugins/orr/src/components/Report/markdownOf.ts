import type { Root } from 'mdast';

/** The document as GitHub flavoured Markdown. Loaded when it is asked for: few readers take a file. @internal */
export async function markdownOf(tree: Root): Promise<string> {
  const [{ toMarkdown }, { gfmTableToMarkdown }] = await Promise.all([
    import('mdast-util-to-markdown'),
    import('mdast-util-gfm-table'),
  ]);
  return toMarkdown(tree, {
    bullet: '-',
    extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
  });
}
