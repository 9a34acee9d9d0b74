/** A checklist as a file. @internal */
export const downloadMessages = {
  open: 'Download',
  format: {
    yaml: 'YAML',
    json: 'JSON',
    csv: 'CSV, for spreadsheets',
    lens: 'AWS custom lens…',
  },
  failed: 'The file was not written',
  lens: {
    title: 'As a custom lens of the AWS Well-Architected Tool',
    explain:
      'A lens holds less than a checklist. This is all that differs; download YAML or JSON to keep everything.',
    none: 'This checklist does not fit into a lens.',
    why: 'Why not',
    refused: 'Why the AWS Well-Architected Tool would not take it as it is',
    lost: 'Not in the lens',
    adapted: 'In the lens in another way',
    nothing: 'Nothing is lost.',
    save: 'Download the lens',
  },
} as const;
