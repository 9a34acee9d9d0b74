import { ConversionNote } from './conversionNote';
import { LENS_LIMITS } from './lensLimits';
import { LensPath } from './LensReader';
import { withPlainCharacters } from './plainCharacters';

/** Fits texts into a lens and notes what that cost. @internal */
export class LensWriter {
  readonly notes: ConversionNote[] = [];

  lost(path: LensPath, message: string): void {
    this.notes.push({ kind: 'lost', path, message });
  }

  adapted(path: LensPath, message: string): void {
    this.notes.push({ kind: 'adapted', path, message });
  }

  /** One line. What came from a lens keeps its characters; what is wrong with them is told by reading it again. */
  title(text: string, path: LensPath, isOwn: boolean): string {
    return this.cut(this.#plain(text, path, isOwn), LENS_LIMITS.title, path);
  }

  /** Some paragraphs. */
  description(text: string, path: LensPath, isOwn: boolean): string {
    return this.cut(this.#plain(text, path, isOwn), LENS_LIMITS.text, path);
  }

  cut(text: string, longest: number, path: LensPath): string {
    if (text.length <= longest) {
      return text;
    }
    const message = `All behind ${longest} characters: a lens holds no more here`;
    this.lost(path, message);
    return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
  }

  #plain(text: string, path: LensPath, isOwn: boolean): string {
    if (!isOwn) {
      return text;
    }
    const { text: plain, replaced } = withPlainCharacters(text);
    if (replaced.length) {
      const message = `The format does not take ${replaced.join(
        ' ',
      )} here; others stand for it`;
      this.adapted(path, message);
    }
    return plain || '-';
  }
}
