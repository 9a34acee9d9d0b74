import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CreatedChecklistDraft } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';

type Notes = CreatedChecklistDraft['notes'];

const useStyles = makeStyles(theme => ({
  list: { paddingLeft: theme.spacing(3), overflowWrap: 'anywhere' },
}));

/** Each thing that was adapted once, with the places of it: a lens of fifty questions has some of them fifty times. */
function byMessage(notes: Notes): [message: string, places: string[]][] {
  const places = new Map<string, string[]>();
  for (const { path, message } of notes) {
    const known = places.get(message) ?? [];
    places.set(message, path ? [...known, path] : known);
  }
  return [...places];
}

/** What became of a file on its way into the draft. @internal */
export function ConversionNotes({ notes }: { notes: Notes }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const adapted = byMessage(notes);
  return (
    <>
      <Typography role="status">
        {t('authoring.start.notes', { count: adapted.length })}
      </Typography>
      <ul className={classes.list}>
        {adapted.map(([message, [place, ...others]]) => (
          <Typography component="li" variant="body2" key={message}>
            {place ? `${place}: ${message}` : message}
            {others.length > 0 &&
              ` ${t('authoring.start.notesMore', { count: others.length })}`}
          </Typography>
        ))}
      </ul>
    </>
  );
}
