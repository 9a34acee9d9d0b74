import { unified } from 'unified';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import type { Content, Root } from 'mdast';
import { markdownOf } from './markdownOf';
import { heading, lines, list, paragraphs, table } from './nodes';

const read = (markdown: string) =>
  unified().use(remarkParse).use(remarkGfm).parse(markdown) as Root;

/** Without where each piece stood in the text, and with neighbouring texts joined. */
function bare(node: unknown): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value) =>
      ['position', 'align', 'start', 'checked', 'title'].includes(key)
        ? undefined
        : value,
    ),
  );
}

const AWKWARD = [
  '# not a heading',
  '* not a list',
  'a | b',
  '[no](link) and <b>no</b> tag',
  '`code` _emphasis_ **strong**',
  '1. not numbered',
  'ends with a backslash \\',
];

describe('markdownOf', () => {
  it.each(AWKWARD)(
    'keeps “%s” as plain text wherever it stands',
    async text => {
      const children: Content[] = [
        heading(2, text),
        ...paragraphs(text),
        list([[text], [{ text, href: 'https://example.org/a_(b)' }]]),
        table([[['Name']], [[text]]]),
      ];
      const tree: Root = { type: 'root', children };
      expect(bare(read(await markdownOf(tree)))).toEqual(bare(tree));
    },
  );

  it('gives a person’s paragraphs their lines, and a cell only one', async () => {
    const text = 'One\n\nTwo';
    const tree: Root = {
      type: 'root',
      children: [...paragraphs(text), table([[['Why']], [[text]]])],
    };
    const markdown = await markdownOf(tree);
    expect(markdown.split('\n')).toEqual(
      expect.arrayContaining(['One', 'Two', '| One Two |']),
    );
  });

  it('keeps what stands on several lines of a cell in one row', async () => {
    const children: Content[] = [
      table([
        [['Risk'], ['Why']],
        [['High'], lines(['A | b', '<br>'])],
      ]),
    ];
    const tree: Root = { type: 'root', children };
    const markdown = await markdownOf(tree);
    expect(markdown).toContain('| High | A \\| b<br>\\<br> |');
    expect(bare(read(markdown))).toEqual(bare(tree));
  });
});
