/** What a file is called, and what it holds. @internal */
export interface SavedFile {
  name: string;
  type: 'text/csv' | 'text/markdown' | 'application/json' | 'application/yaml';
}

/** Saves a text that was fetched with the viewer's own sign-in, which a plain link would not carry. @internal */
export function saveFile(text: string, file: SavedFile): void {
  // The mark that spreadsheets know UTF-8 by is lost when a response is read as text.
  const parts = file.type === 'text/csv' ? ['\ufeff', text] : [text];
  const blob = new Blob(parts, { type: `${file.type};charset=utf-8` });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(url);
}
