import { createElement, ReactNode } from 'react';
import type { Content, PhrasingContent, Root, Table } from 'mdast';
import { SafeLink } from '../Questionnaire/SafeLink';

function inline(children: PhrasingContent[]): ReactNode[] {
  return children.map((child, index) => {
    switch (child.type) {
      case 'text':
        return child.value;
      case 'link':
        return (
          <SafeLink key={index} url={child.url}>
            {inline(child.children)}
          </SafeLink>
        );
      // A new line in a cell, the only one of its kind that the document has.
      case 'html':
        return <br key={index} />;
      default:
        return null;
    }
  });
}

function ReportTable({ children: [head, ...rows] }: Table) {
  return (
    <div className="orr-report-table">
      <table>
        <thead>
          <tr>
            {head.children.map((cell, index) => (
              <th key={index} scope="col">
                {inline(cell.children)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.children.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    {inline(cell.children)}
                  </th>
                ) : (
                  <td key={column}>{inline(cell.children)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The page has a heading of its own above. */
const BELOW_THE_PAGE = 1;

function Block({ node }: { node: Content }) {
  switch (node.type) {
    case 'heading':
      return createElement(
        `h${Math.min(node.depth + BELOW_THE_PAGE, 6)}`,
        {},
        inline(node.children),
      );
    case 'paragraph':
      return <p>{inline(node.children)}</p>;
    case 'list':
      return (
        <ul>
          {node.children.map((item, index) => (
            <li key={index}>
              {item.children.map((child, at) =>
                child.type === 'paragraph' ? (
                  <span key={at}>{inline(child.children)}</span>
                ) : (
                  <Block key={at} node={child} />
                ),
              )}
            </li>
          ))}
        </ul>
      );
    case 'table':
      return <ReportTable {...node} />;
    default:
      return null;
  }
}

/** The depth of the heading of one question. */
const QUESTION = 4;

/** What belongs to one question, so that paper does not tear it apart; all else by itself. */
function apiece(nodes: Content[]): Content[][] {
  const pieces: Content[][] = [];
  let isQuestion = false;
  for (const node of nodes) {
    const isHeading = node.type === 'heading';
    if (isQuestion && !isHeading) {
      pieces[pieces.length - 1].push(node);
    } else {
      pieces.push([node]);
      isQuestion = isHeading && node.depth === QUESTION;
    }
  }
  return pieces;
}

/** Shows the document, plain enough for paper. @internal */
export function ReportTree({ tree }: { tree: Root }) {
  return (
    <>
      {apiece(tree.children).map((piece, index) =>
        piece.length === 1 ? (
          <Block key={index} node={piece[0]} />
        ) : (
          <div key={index} className="orr-report-piece">
            {piece.map((node, at) => (
              <Block key={at} node={node} />
            ))}
          </div>
        ),
      )}
    </>
  );
}
