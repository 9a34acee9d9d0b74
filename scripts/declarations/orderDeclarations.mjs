import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { inProject } from '../projectRoot.cjs';

const printer = ts.createPrinter();

function byText(textOf) {
  return (one, other) => {
    const [text, otherText] = [textOf(one), textOf(other)];
    return Number(text > otherText) - Number(text < otherText);
  };
}

// Signatures are overloads and depend on their order; properties do not.
const holdsPropertiesAlone = node => node.members.every(ts.isPropertySignature);

function inOrder(file, context) {
  const { factory } = context;
  const print = node =>
    printer.printNode(ts.EmitHint.Unspecified, node, file).replace(/\s+/g, ' ');
  const visit = original => {
    const node = ts.visitEachChild(original, visit, context);
    if (ts.isUnionTypeNode(node)) {
      const types = [...node.types].sort(byText(print));
      return factory.updateUnionTypeNode(node, factory.createNodeArray(types));
    }
    if (ts.isTypeLiteralNode(node) && holdsPropertiesAlone(node)) {
      const nameOf = ({ name }) => name.text ?? print(name);
      const members = [...node.members].sort(byText(nameOf));
      return factory.updateTypeLiteralNode(
        node,
        factory.createNodeArray(members),
      );
    }
    return node;
  };
  return root => ts.visitNode(root, visit);
}

/**
 * A declaration file with the members of its unions and type literals in the
 * order of the alphabet; it means the same.
 *
 * The compiler writes the inferred ones in the order in which it came across
 * their names, anywhere in the program: a test that mentions one of them, or a
 * build that recomputes only some files, is enough to change it. API reports
 * sort the rest already.
 */
export function orderDeclaration(text) {
  const file = ts.createSourceFile(
    'declaration.d.ts',
    text,
    ts.ScriptTarget.Latest,
    true,
  );
  const { transformed } = ts.transform(file, [
    context => inOrder(file, context),
  ]);
  return printer.printFile(transformed[0]);
}

/** Orders every declaration of the plugin packages, where they are. */
export function orderDeclarations(folder = inProject('dist-types', 'plugins')) {
  for (const name of readdirSync(folder, { recursive: true })) {
    if (name.endsWith('.d.ts')) {
      const declaration = path.join(folder, name);
      const text = readFileSync(declaration, 'utf8');
      const ordered = orderDeclaration(text);
      if (ordered !== text) {
        writeFileSync(declaration, ordered);
      }
    }
  }
}
