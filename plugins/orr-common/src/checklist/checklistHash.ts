import { canonicalJson } from '../hash/canonicalJson';
import { sha256Hex } from '../hash/sha256';
import { ChecklistDocument } from './checklistDocument';

/**
 * The content hash of a checklist, SHA-256 in hexadecimal digits: over all that can change a judgement or that people read while answering. State and
 * changelog are about the document, so publishing a pilot as it stands makes no new version.
 *
 * @public
 */
export function hashChecklist(document: ChecklistDocument): string {
  const { state: _state, changelog: _changelog, ...content } = document;
  return sha256Hex(canonicalJson(content));
}
